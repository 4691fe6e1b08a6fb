import { markerPages, type Send } from '../calls/paging';
import { asBoxError, BoxError, holderOfName } from '../error';
import { textAt } from '../json';
import type { BoxItem } from '../types';
import type { FolderPage } from './listing';

/** What Box says of a name: an item has it, none has, or it does not say. */
export type Told = BoxItem | 'free' | 'unknown';

/** A folder's items, page by page: https://developer.box.com/reference/get-folders-id-items/ */
export async function* folderPages(send: Send, folderId: string): AsyncGenerator<FolderPage> {
	const pages = markerPages(async (page) => await send({ expects: 'items', ...page }), {
		method: 'GET',
		path: ['folders', folderId, 'items'],
		query: { usemarker: true, fields: ['id', 'type', 'name'] },
	});
	for await (const { entries, isLast } of pages) yield { entries: entries as BoxItem[], isLast };
}

/**
 * Asks who has a name by the check before an upload: one request, however large the folder is. The
 * account has to be allowed to upload to it.
 *
 * Box folds the name it is asked for (NFKC), but none that it stores: the item it names may have
 * another name.
 *
 * https://developer.box.com/reference/options-files-content/
 */
export async function askForName(send: Send, folderId: string, name: string): Promise<Told> {
	const body = { name, parent: { id: folderId } };
	const request = { method: 'OPTIONS' as const, path: ['files', 'content'], body };
	const answer = await send(request).catch(asBoxError);
	if (!(answer instanceof BoxError)) return 'free';
	const holder = holderOfName(answer, name);
	return holder && textAt(holder.name) !== undefined ? holder : 'unknown';
}
