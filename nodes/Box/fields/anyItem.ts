import { file } from '../entities/file';
import { folder } from '../entities/folder';
import { webLink } from '../entities/webLink';
import type { Segment } from '../framework/call';
import { collection } from '../framework/references/collections';
import type { Chosen } from '../framework/references/entity';
import { choice } from './choice';
import { locator } from './locator';
import { when } from './when';

/** The kinds of items, by Box's words for them. */
export const ITEM_TYPES = { file: 'File', folder: 'Folder', web_link: 'Web Link' } as const;

type LocatorSettings = Parameters<typeof locator>[1];

/** Chooses an item of any type: first what it is, then which one. */
export const anyItem = (settings: LocatorSettings = {}) => ({
	itemType: choice('Item Type', ITEM_TYPES, { description: 'What kind of item it is' }),
	file: when({ itemType: 'file' }, locator(file, settings)),
	folder: when({ itemType: 'folder' }, locator(folder, settings)),
	webLink: when({ itemType: 'web_link' }, locator(webLink, settings)),
});

/** Chooses a file or a folder. */
export const fileOrFolder = (settings: LocatorSettings = {}) => ({
	itemType: choice(
		'Item Type',
		{ file: 'File', folder: 'Folder' },
		{ description: 'What kind of item it is' },
	),
	file: when({ itemType: 'file' }, locator(file, settings)),
	folder: when({ itemType: 'folder' }, locator(folder, settings)),
});

/** The values of fields that choose an item. */
interface ItemValues {
	file: Chosen<'file'> | undefined;
	folder: Chosen<'folder'> | undefined;
	webLink?: Chosen<'web_link'> | undefined;
}

/** The item that was chosen. */
export function itemOf({
	file,
	folder,
	webLink,
}: ItemValues): Chosen<'file' | 'folder' | 'web_link'> {
	return (file ?? folder ?? webLink) as Chosen<'file' | 'folder' | 'web_link'>;
}

/** The path of an item in Box's API, and what follows it. */
export function pathOf(
	item: Chosen<'file' | 'folder' | 'web_link'>,
	...rest: Segment[]
): Segment[] {
	return [collection(item.type), item, ...rest];
}
