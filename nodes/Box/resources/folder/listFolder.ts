import type { BoxClient } from '../../client/boxClient';
import { ROOT_ID } from '../../client/itemPath';
import type { BoxItem, Query } from '../../client/types';
import { SORT_FIELD, SORT_KEY, sortOrder, type Direction, type Sort } from './sortOrder';

/** How a folder is listed. */
export interface Listing {
	/** Fields that Box should return; none means the standard ones. */
	fields: readonly string[];
	/** Items a page need not exceed. */
	pageSize?: number;
	sort?: Sort;
	direction?: Direction;
}

const MAX_PAGE = 1000;

/** The items of a folder, page by page: https://developer.box.com/reference/get-folders-id-items/ */
export async function* listFolder(
	box: BoxClient,
	folderId: string,
	listing: Listing,
): AsyncGenerator<BoxItem> {
	const { sort, direction } = listing;
	const pageSize = Math.min(listing.pageSize ?? MAX_PAGE, MAX_PAGE);
	// By marker Box does not sort the root folder.
	if (folderId === ROOT_ID && sort !== undefined) {
		yield* sortedRoot(box, listing, sort, pageSize);
	} else {
		const query = { fields: fieldsOf(listing), sort, direction, usemarker: true };
		yield* box.byMarker<BoxItem>(itemsOf(folderId, query), { pageSize });
	}
}

/** Sorted by Box, which needs offsets; what lies behind the last offset by marker, and sorted here. */
async function* sortedRoot(
	box: BoxClient,
	listing: Listing,
	sort: Sort,
	pageSize: number,
): AsyncGenerator<BoxItem> {
	const { direction } = listing;
	const query = { fields: fieldsOf(listing), sort, direction };
	const seen = new Set<string>();
	let hasMore = false;
	const onTruncated = () => void (hasMore = true);
	for await (const item of box.byOffset<BoxItem>(itemsOf(ROOT_ID, query), {
		pageSize,
		onTruncated,
	})) {
		seen.add(keyOf(item));
		yield item;
	}
	if (!hasMore) return;
	const items = await readRoot(box, fieldsOf(listing));
	const key = await sortKey(box, sort);
	yield* items.filter((item) => !seen.has(keyOf(item))).sort(sortOrder(key, direction));
}

/** A field to sort by is asked for apart: beside the fields that are to be shown it would change them. */
async function sortKey(box: BoxClient, sort: Sort): Promise<(item: BoxItem) => string | number> {
	const field = SORT_FIELD[sort];
	if (field === undefined) return SORT_KEY[sort];
	const items = await readRoot(box, [field]);
	const keys = new Map(items.map((item) => [keyOf(item), SORT_KEY[sort](item)]));
	return (item) => keys.get(keyOf(item)) ?? 0;
}

async function readRoot(box: BoxClient, fields?: readonly string[]): Promise<BoxItem[]> {
	const items: BoxItem[] = [];
	const request = itemsOf(ROOT_ID, { fields, usemarker: true });
	for await (const item of box.byMarker<BoxItem>(request)) items.push(item);
	return items;
}

/** A path needs the name, a filter the type; Box returns the type in any case. */
function fieldsOf({ fields }: Listing): string[] | undefined {
	return fields.length > 0 ? [...new Set([...fields, 'name'])] : undefined;
}

function itemsOf(folderId: string, query: Query) {
	return { method: 'GET' as const, path: ['folders', folderId, 'items'], query };
}

function keyOf({ type, id }: BoxItem): string {
	return `${type} ${id}`;
}
