import type { BoxClient } from '../../client/boxClient';
import { pagesAtOnce } from '../../client/calls/pagesAtOnce';
import { markerPages } from '../../client/calls/paging';
import { itemKey, ROOT_ID } from '../../client/itemPath';
import type { BoxItem, BoxRequest, Query } from '../../client/types';
import { SORT_FIELD, SORT_KEY, sortOrder, type Direction, type Sort } from './sortOrder';

/** How a folder is listed. */
export interface Listing {
	/** Fields that Box should return; none means the standard ones. */
	fields: readonly string[];
	/** Items of the folder that are needed at most. */
	limit?: number;
	/** Whether a few of many items may be all that is needed. */
	isSelective?: boolean;
	sort?: Sort;
	direction?: Direction;
}

const MAX_PAGE = 1000;

/**
 * The items of a folder, page by page: https://developer.box.com/reference/get-folders-id-items/
 *
 * The pages of a large folder are read at once; if it is changed meanwhile, one after the other.
 */
export async function* listFolder(
	box: BoxClient,
	folderId: string,
	listing: Listing,
): AsyncGenerator<BoxItem[]> {
	const { limit = Infinity, isSelective, sort } = listing;
	// Many items may have the same date or size.
	const isCertain = sort === undefined || sort === 'name' || sort === 'id';
	const seen = new Set<string>();
	if (isCertain && !isSelective && limit > MAX_PAGE) {
		const request = itemsOf(folderId, queryOf(listing));
		const pages = pagesAtOnce(sender(box), request, limit);
		for (let page = await pages.next(); ; page = await pages.next()) {
			if (page.done) {
				if (page.value) return;
				break;
			}
			const items = page.value as BoxItem[];
			for (const item of items) seen.add(itemKey(item));
			yield items;
		}
	}
	for await (const items of inTurn(box, folderId, listing)) {
		yield seen.size > 0 ? items.filter((item) => !seen.has(itemKey(item))) : items;
	}
}

/** One page after the other. */
async function* inTurn(
	box: BoxClient,
	folderId: string,
	listing: Listing,
): AsyncGenerator<BoxItem[]> {
	const { limit = Infinity, sort } = listing;
	const pageSize = Math.min(limit, MAX_PAGE);
	// By marker Box does not sort the root folder.
	if (folderId === ROOT_ID && sort !== undefined) {
		yield* sortedRoot(box, listing, sort, pageSize);
	} else {
		const request = itemsOf(folderId, { ...queryOf(listing), usemarker: true });
		const pages = markerPages(sender(box), request, { pageSize });
		for await (const { entries } of pages) yield entries as BoxItem[];
	}
}

/** Sorted by Box, which needs offsets; what lies behind the last offset by marker, and sorted here. */
async function* sortedRoot(
	box: BoxClient,
	listing: Listing,
	sort: Sort,
	pageSize: number,
): AsyncGenerator<BoxItem[]> {
	const { direction } = listing;
	const seen = new Set<string>();
	let hasMore = false;
	const onTruncated = () => void (hasMore = true);
	for await (const item of box.byOffset<BoxItem>(itemsOf(ROOT_ID, queryOf(listing)), {
		pageSize,
		onTruncated,
	})) {
		seen.add(itemKey(item));
		yield [item];
	}
	if (!hasMore) return;
	const items = await readRoot(box, fieldsOf(listing));
	const key = await sortKey(box, sort);
	yield items.filter((item) => !seen.has(itemKey(item))).sort(sortOrder(key, direction));
}

/** A field to sort by is asked for apart: beside the fields that are to be shown it would change them. */
async function sortKey(box: BoxClient, sort: Sort): Promise<(item: BoxItem) => string | number> {
	const field = SORT_FIELD[sort];
	if (field === undefined) return SORT_KEY[sort];
	const items = await readRoot(box, [field]);
	const keys = new Map(items.map((item) => [itemKey(item), SORT_KEY[sort](item)]));
	return (item) => keys.get(itemKey(item)) ?? 0;
}

async function readRoot(box: BoxClient, fields?: readonly string[]): Promise<BoxItem[]> {
	const items: BoxItem[] = [];
	const request = itemsOf(ROOT_ID, { fields, usemarker: true });
	for await (const item of box.byMarker<BoxItem>(request)) items.push(item);
	return items;
}

function sender(box: BoxClient) {
	return async (page: BoxRequest) => await box.request({ expects: 'items', ...page });
}

function queryOf(listing: Listing): Query {
	const { sort, direction } = listing;
	return { fields: fieldsOf(listing), sort, direction };
}

/** A path needs the name, a filter the type; Box returns the type in any case. */
function fieldsOf({ fields }: Listing): string[] | undefined {
	return fields.length > 0 ? [...new Set([...fields, 'name'])] : undefined;
}

function itemsOf(folderId: string, query: Query) {
	return { method: 'GET' as const, path: ['folders', folderId, 'items'], query };
}
