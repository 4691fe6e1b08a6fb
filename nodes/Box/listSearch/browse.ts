import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { BoxItem, ItemType, JsonObject } from '../client/types';
import { ROOT_ID } from '../framework/locate';
import { withPath } from '../framework/results';

const PAGE_SIZE = 100;
const FIELDS = ['id', 'type', 'name', 'path_collection'];

/**
 * One page of items to choose from: the root folder's own while nothing is typed, then what the
 * search finds by name. Both show the path, since names repeat.
 */
export async function browse(
	box: BoxClient,
	type: ItemType,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	// Box's search knows a new item only after some minutes: the root folder's are matched here.
	const inRoot =
		token === undefined || filter === '' ? await rootMatches(box, type, filter, token) : NONE;
	if (filter === '') return inRoot;
	const found = await searchPage(box, type, filter, token);
	const known = new Set(inRoot.results.map(({ value }) => value));
	const results = [...inRoot.results, ...found.results.filter(({ value }) => !known.has(value))];
	return { results, paginationToken: found.paginationToken };
}

const NONE: INodeListSearchResult = { results: [] };

/** The editor reads on only below something: a page without a match is followed by the next. */
async function rootMatches(
	box: BoxClient,
	type: ItemType,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	let page = await rootPage(box, type, filter, token);
	while (filter === '' && page.results.length === 0 && typeof page.paginationToken === 'string') {
		page = await rootPage(box, type, filter, page.paginationToken);
	}
	return page;
}

/** https://developer.box.com/reference/get-folders-id-items/ */
async function rootPage(
	box: BoxClient,
	type: ItemType,
	filter: string,
	marker?: string,
): Promise<INodeListSearchResult> {
	const page = await box.request({
		method: 'GET',
		path: ['folders', ROOT_ID, 'items'],
		query: { fields: FIELDS, usemarker: true, limit: 1000, marker },
	});
	const matches = entriesOf(page).filter(
		(item) => item.type === type && item.name.toLowerCase().includes(filter.toLowerCase()),
	);
	const results = matches.map(toResult);
	if (type === 'folder' && marker === undefined && 'all files'.includes(filter.toLowerCase())) {
		results.unshift({ name: 'All Files', value: ROOT_ID, url: 'https://app.box.com/folder/0' });
	}
	const { next_marker: next } = page;
	return { results, paginationToken: typeof next === 'string' && next !== '' ? next : undefined };
}

/** https://developer.box.com/reference/get-search/ */
async function searchPage(
	box: BoxClient,
	type: ItemType,
	filter: string,
	token = '0',
): Promise<INodeListSearchResult> {
	const offset = Number(token);
	const page = await box.request({
		method: 'GET',
		path: ['search'],
		query: {
			query: filter,
			type,
			content_types: ['name'],
			fields: FIELDS,
			limit: PAGE_SIZE,
			offset,
		},
	});
	const next = offset + PAGE_SIZE;
	const isLast = next >= Number(page.total_count ?? 0) || next > 9000;
	return {
		results: entriesOf(page).map(toResult),
		paginationToken: isLast ? undefined : String(next),
	};
}

function entriesOf(page: JsonObject): BoxItem[] {
	return Array.isArray(page.entries) ? (page.entries as BoxItem[]) : [];
}

function toResult(item: BoxItem): INodeListSearchItems {
	const { path } = withPath(item);
	return {
		name: typeof path === 'string' ? path : item.name,
		value: item.id,
		url: `https://app.box.com/${item.type}/${item.id}`,
	};
}
