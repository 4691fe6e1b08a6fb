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

const COMPARE: Record<string, (one: Item, other: Item) => number> = {
	id: (one, other) => Number(BigInt(one.id) - BigInt(other.id)),
	name: (one, other) => compareText(one.name.toLowerCase(), other.name.toLowerCase()),
	date: (one, other) => one.modifiedAt - other.modifiedAt,
	size: (one, other) => sizeOf(one) - sizeOf(other),
};

function compareText(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}

/** Box sorts by the kind of item first, then as asked; the id makes the order certain. */
export function sortItems(items: Item[], { by, direction }: Sorting): Item[] {
	const sign = direction === 'DESC' ? -1 : 1;
	const compare = COMPARE[by] ?? COMPARE.name ?? (() => 0);
	return [...items].sort(
		(one, other) =>
			TYPE_ORDER[one.type] - TYPE_ORDER[other.type] ||
			sign * compare(one, other) ||
			Number(BigInt(one.id) - BigInt(other.id)),
	);
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
export function offsetPage(entries: Shape[], { offset, limit }: OffsetPage): Shape {
	return {
		total_count: entries.length,
		entries: entries.slice(offset, offset + limit),
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
export function markerPage(entries: Shape[], start: number, limit: number): Shape {
	const end = start + limit;
	return {
		entries: entries.slice(start, end),
		limit,
		next_marker: end < entries.length ? markerOf(end) : '',
	};
}
