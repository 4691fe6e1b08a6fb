import type { Item } from '../state/model';
import { sizeOf } from '../state/model';
import type { Shape } from './context';

/** An offset page: https://developer.box.com/guides/api-calls/pagination/offset-based/ */
export interface OffsetPage {
	offset: number;
	limit: number;
}

/** What a listing is sorted by, after the kind of item. */
export interface Sorting {
	by: string;
	direction: 'ASC' | 'DESC';
}

/** How Box sorts unless told otherwise. */
export const BY_NAME: Sorting = { by: 'name', direction: 'ASC' };

const TYPE_ORDER = { folder: 0, file: 1, web_link: 2 };

type Key = string | number | bigint;

/** What items are sorted by: worked out once for each, as folders may be large. */
const KEYS: Record<string, (item: Item) => Key> = {
	id: (item) => BigInt(item.id),
	name: (item) => item.name.toLowerCase(),
	date: (item) => item.modifiedAt,
	size: sizeOf,
};

function compare(one: Key, other: Key): number {
	return one < other ? -1 : Number(one > other);
}

/** Box sorts by the kind of item first, then as asked; the id makes the order certain. */
export function sortItems(items: Item[], { by, direction }: Sorting): Item[] {
	const sign = direction === 'DESC' ? -1 : 1;
	const key = KEYS[by] ?? ((item: Item) => item.name.toLowerCase());
	return items
		.map((item) => ({ item, type: TYPE_ORDER[item.type], key: key(item), id: BigInt(item.id) }))
		.sort(
			(one, other) =>
				one.type - other.type || sign * compare(one.key, other.key) || compare(one.id, other.id),
		)
		.map(({ item }) => item);
}

function order(sorting: Sorting): Shape[] {
	return [
		{ by: 'type', direction: 'ASC' },
		{ by: sorting.by, direction: sorting.direction },
	];
}

/** A page of items by offset. */
export function itemPage(
	items: Item[],
	{ offset, limit }: OffsetPage,
	shape: (item: Item) => Shape,
	sorting = BY_NAME,
): Shape {
	const sorted = sortItems(items, sorting);
	return {
		total_count: sorted.length,
		entries: sorted.slice(offset, offset + limit).map(shape),
		offset,
		limit,
		order: order(sorting),
	};
}

/** A page of anything that is in its order already, by offset. */
export function offsetPage<T = Shape>(
	entries: readonly T[],
	{ offset, limit }: OffsetPage,
	shape: (entry: T) => unknown = (entry) => entry,
): Shape {
	return {
		total_count: entries.length,
		entries: entries.slice(offset, offset + limit).map(shape),
		offset,
		limit,
	};
}

/** How a marker stands for a position: opaque to whoever receives it. */
export function markerOf(position: number): string {
	return Buffer.from(`after:${position}`).toString('base64url');
}

/** The position a marker stands for; undefined when it is no marker of ours. */
export function positionOf(marker: string): number | undefined {
	const match = /^after:(\d+)$/.exec(Buffer.from(marker, 'base64url').toString());
	return match ? Number(match[1]) : undefined;
}

/** A marker page: `next_marker` is empty at the end. https://developer.box.com/guides/api-calls/pagination/marker-based/ */
export function markerPage<T = Shape>(
	entries: readonly T[],
	start: number,
	limit: number,
	shape: (entry: T) => unknown = (entry) => entry,
): Shape {
	const end = start + limit;
	return {
		entries: entries.slice(start, end).map(shape),
		limit,
		next_marker: end < entries.length ? markerOf(end) : '',
	};
}
