import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { markerOf } from '../../client/calls/paging';
import { textAt } from '../../client/json';
import { including } from '../../client/names';
import type { BoxItem, ItemType, JsonObject } from '../../client/types';
import { withPath } from '../../framework/outputItems';
import { firstWithResults } from './pages';

/** What a list entry is made of. */
export const FIELDS = ['id', 'type', 'name', 'path_collection'];

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

/** The first page, from a marker on, with something that fits. */
export async function folderMatches(
	box: BoxClient,
	folderId: string,
	fits: (item: BoxItem) => boolean,
	marker?: string,
): Promise<INodeListSearchResult> {
	return await firstWithResults(
		async (token) => await folderPage(box, folderId, fits, token),
		marker,
	);
}

/** Whether an item is of a type, and its name contains a text, whatever its case and Unicode form. */
export function matching(type: ItemType, text: string): (item: BoxItem) => boolean {
	const fits = including(text);
	return (item) => item.type === type && fits(textAt(item.name) ?? '');
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
