import { numberAt, textAt } from '../../client/json';
import { foldName } from '../../client/names';
import type { BoxItem } from '../../client/types';

export const SORTS = ['date', 'id', 'name', 'size'] as const;
export const DIRECTIONS = ['ASC', 'DESC'] as const;

export type Sort = (typeof SORTS)[number];
export type Direction = (typeof DIRECTIONS)[number];

/** What an item is sorted by. */
type SortKey = (item: BoxItem) => string | number;

const TYPES = ['folder', 'file', 'web_link'];

/** The field that an item has to come with to be sorted, beside its ID and name. */
export const SORT_FIELD: Partial<Record<Sort, string>> = { date: 'modified_at', size: 'size' };

/** What items are sorted by, as they were answered with the field it takes. */
export const SORT_KEY: Record<Sort, SortKey> = {
	date: (item) => Date.parse(textAt(item.modified_at) ?? '') || 0,
	id: ({ id }) => Number(id),
	name: ({ name }) => foldName(textAt(name) ?? ''),
	size: (item) => numberAt(item.size) ?? 0,
};

/** Box's own order: folders, files, web links; within each of them as asked, and then by ID. */
export function sortOrder(key: SortKey, direction: Direction = 'ASC') {
	const sign = direction === 'DESC' ? -1 : 1;
	return (one: BoxItem, other: BoxItem): number =>
		TYPES.indexOf(one.type) - TYPES.indexOf(other.type) ||
		sign * compare(key(one), key(other)) ||
		Number(one.id) - Number(other.id);
}

function compare(one: string | number, other: string | number): number {
	return one < other ? -1 : Number(one > other);
}
