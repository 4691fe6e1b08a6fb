import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { textAt } from '../client/json';
import { foldName } from '../client/names';
import { markerOf } from '../client/calls/paging';
import type { BoxItem, ItemType, JsonObject } from '../client/types';
import { withPath } from '../framework/results';

/** What a list entry is made of. */
export const FIELDS = ['id', 'type', 'name', 'path_collection'];

/** Pages that are looked through for one that has something to choose. */
const MOST_PAGES = 1000;

/**
 * What fits on one page of a folder's items; none may fit although more pages follow.
 *
 * https://developer.box.com/reference/get-folders-id-items/
 */
export async function folderPage(
	box: BoxClient,
	folderId: string,
	fits: (item: BoxItem) => boolean,
	marker?: string,
): Promise<INodeListSearchResult> {
	const page = await box.request({
		method: 'GET',
		path: ['folders', folderId, 'items'],
		expects: 'items',
		query: { fields: FIELDS, usemarker: true, limit: 1000, marker },
	});
	return {
		results: entriesOf(page).filter(fits).map(toResult),
		paginationToken: markerOf(page),
	};
}

/** The first page, from a marker on, with something that fits; the editor asks for no more below nothing. */
export async function folderMatches(
	box: BoxClient,
	folderId: string,
	fits: (item: BoxItem) => boolean,
	marker?: string,
): Promise<INodeListSearchResult> {
	let page = await folderPage(box, folderId, fits, marker);
	const used = new Set([marker]);
	while (page.results.length === 0 && typeof page.paginationToken === 'string') {
		// A marker that comes again would lead in a circle, and ever new ones without end.
		if (used.has(page.paginationToken) || used.size > MOST_PAGES) return { results: [] };
		used.add(page.paginationToken);
		page = await folderPage(box, folderId, fits, page.paginationToken);
	}
	return page;
}

/** Whether an item is of a type, and its name contains a text, whatever its case and Unicode form. */
export function matching(type: ItemType, text: string): (item: BoxItem) => boolean {
	const wanted = foldName(text);
	return (item) => item.type === type && foldName(textAt(item.name) ?? '').includes(wanted);
}

/** The items on a page of Box's. */
export function entriesOf(page: JsonObject): BoxItem[] {
	return Array.isArray(page.entries) ? (page.entries as BoxItem[]) : [];
}

/** An item as the list shows it: by its path, since names repeat. */
export function toResult(item: BoxItem): INodeListSearchItems {
	const { path } = withPath(item);
	return {
		name: textAt(path) ?? textAt(item.name) ?? `ID ${item.id}`,
		value: item.id,
		url: `https://app.box.com/${item.type}/${item.id}`,
	};
}
