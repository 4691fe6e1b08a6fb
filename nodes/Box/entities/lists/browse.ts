import type { INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { MAX_OFFSET } from '../../client/calls/paging';
import { ROOT_ID, ROOT_NAME } from '../../client/itemPath';
import { numberAt } from '../../client/json';
import type { ItemType } from '../../client/types';
import type { EntityList, ListQuery } from '../../framework/references/entity';
import { browsePath } from './browsePath';
import { entriesOf, FIELDS, folderMatches, folderPage, matching, toResult } from './folderPage';
import { more } from './pages';

const PAGE_SIZE = 100;

/** The items of a type, to choose from. */
export function browsed(type: ItemType): EntityList {
	return {
		page: async (box, query) => await browse(box, type, query),
		hint: 'Type a part of the name, or a path such as /Reports/',
	};
}

/**
 * One page of items to choose from: the root folder's own while nothing is typed, what is in a
 * folder if a path is typed, or else what the search finds by name. All show the path, since
 * names repeat.
 */
async function browse(
	box: BoxClient,
	type: ItemType,
	{ filter, token }: ListQuery,
): Promise<INodeListSearchResult> {
	if (filter.startsWith('/')) return await browsePath(box, type, filter, token);
	if (filter === '') return await rootItems(box, type, token);
	// Box's search knows a new item only after some minutes: the root folder's are matched here.
	const inRoot = token === undefined ? await rootMatches(box, type, filter) : [];
	const found = await searchPage(box, type, filter, token);
	const known = new Set(inRoot.map(({ value }) => value));
	const results = [...inRoot, ...found.results.filter(({ value }) => !known.has(value))];
	return { results, paginationToken: found.paginationToken };
}

const ALL_FILES = { name: ROOT_NAME, value: ROOT_ID, url: 'https://app.box.com/folder/0' };

async function rootItems(box: BoxClient, type: ItemType, marker?: string) {
	const fits = matching(type, '');
	if (type !== 'folder' || marker !== undefined) {
		return await folderMatches(box, ROOT_ID, fits, marker);
	}
	const page = await folderPage(box, ROOT_ID, fits);
	return { ...page, results: [ALL_FILES, ...page.results] };
}

async function rootMatches(box: BoxClient, type: ItemType, filter: string) {
	const { results } = await folderPage(box, ROOT_ID, matching(type, filter));
	const fits = type === 'folder' && 'all files'.includes(filter.toLowerCase());
	return fits ? [ALL_FILES, ...results] : results;
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
		expects: 'items',
		query: {
			query: filter,
			type,
			content_types: ['name'],
			fields: FIELDS,
			limit: PAGE_SIZE,
			offset,
		},
	});
	const entries = entriesOf(page);
	const results = entries.map(toResult);
	const total = numberAt(page.total_count) ?? (entries.length > 0 ? Infinity : 0);
	const next = offset + PAGE_SIZE;
	if (next >= total) return { results };
	if (next <= MAX_OFFSET) return { results, paginationToken: String(next) };
	const rest = Number.isFinite(total) ? `${total - next} more` : 'more';
	const hint = `… and ${rest}. Type more of the name, or a path such as /Reports/.`;
	return { results: [...results, more(hint)] };
}
