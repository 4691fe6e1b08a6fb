import type { INodeProperties } from 'n8n-workflow';

import type { ItemType } from '../client/types';
import { ITEM_NAMES } from '../framework/reference';

interface LocatorOptions {
	name: string;
	displayName: string;
	description?: string;
	/** Shown below the field, for what has to be known at a glance. */
	hint?: string;
	/** Whether the root folder is chosen at first. */
	startsAtRoot?: boolean;
	displayOptions?: INodeProperties['displayOptions'];
}

interface Wording {
	search: string;
	url: string;
	path: string;
}

const WORDING: Record<ItemType, Wording> = {
	file: {
		search: 'searchFiles',
		url: 'https://app.box.com/file/1234567890',
		path: '/Reports/2026/q3.pdf',
	},
	folder: {
		search: 'searchFolders',
		url: 'https://app.box.com/folder/1234567890',
		path: '/Reports/2026',
	},
	web_link: {
		search: 'searchWebLinks',
		url: 'https://app.box.com/web_link/1234567890',
		path: '/Reports/Intranet',
	},
};

/** Chooses a file: From List, By URL, By ID or By Path. */
export const fileLocator = (options: LocatorOptions) => locator('file', options);

/** Chooses a folder: From List, By URL, By ID or By Path. */
export const folderLocator = (options: LocatorOptions) => locator('folder', options);

/** Chooses a web link: From List, By URL, By ID or By Path. */
export const webLinkLocator = (options: LocatorOptions) => locator('web_link', options);

/**
 * Neither `required` nor with regular expressions for what is entered: n8n would refuse the whole
 * workflow before the node can say what is wrong with which item, and it runs such expressions
 * against the clock.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/ui-elements/#resource-locator
 */
function locator(
	type: ItemType,
	{ name, displayName, description, hint, startsAtRoot, displayOptions }: LocatorOptions,
): INodeProperties {
	const { search, url, path } = WORDING[type];
	const noun = ITEM_NAMES[type];
	const first = startsAtRoot
		? { mode: 'list', value: '0', cachedResultName: 'All Files' }
		: { mode: 'list', value: '' };
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: first,
		...(description ? { description } : {}),
		...(hint ? { hint } : {}),
		...(displayOptions ? { displayOptions } : {}),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${url}`,
				hint: `The ${noun}'s address in the browser, or a shared link to it`,
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1234567890',
				hint: `The number at the end of the ${noun}'s address in the browser`,
			},
			{
				displayName: 'By Path',
				name: 'path',
				type: 'string',
				placeholder: `e.g. ${path}`,
				hint: 'The names from All Files on, with a slash before each',
			},
		],
	};
}
