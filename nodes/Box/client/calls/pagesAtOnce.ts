import { numberAt, objectAt } from '../json';
import type { BoxRequest, Json, JsonObject } from '../types';
import { entriesOf, MAX_OFFSET, MAX_PAGE_SIZE, markerOf, withPaging, type Send } from './paging';

/** Pages overlap by one item, which tells whether the list was changed between their answers. */
const STEP = MAX_PAGE_SIZE - 1;

/**
 * Pages of a list by offset, in its order: the first says how many items there are, and the others
 * are asked for at once. Box has to sort the list so that no two items have the same place.
 *
 * An item that is added or removed meanwhile moves all that come after it. Then, and if there are
 * more items than can be read by offset, the pages end early. What was yielded is right, but the
 * rest has to be read in another way.
 *
 * https://developer.box.com/guides/api-calls/pagination/offset-based/
 *
 * @param limit how many items are needed
 * @returns whether the pages have all that is needed
 */
export async function* pagesAtOnce(
	send: Send,
	request: BoxRequest,
	limit = Infinity,
): AsyncGenerator<Json[], boolean> {
	const ask = async (offset: number) =>
		await send({ repeatable: true, ...withPaging(request, { limit: MAX_PAGE_SIZE, offset }) });
	const first = await ask(0);
	let before = entriesOf(first);
	const total = numberAt(first.total_count);
	yield before;
	// A list that comes by marker, whatever was asked for, says whether it goes on.
	if (total === undefined) return 'next_marker' in first && markerOf(first) === undefined;
	// Box leaves out what the account may not see, but counts it.
	if (total <= pageSize(first) || before.length >= limit) return true;
	const offsets = offsetsUpTo(Math.min(total, limit));
	if (before.length < MAX_PAGE_SIZE || (offsets.at(-1) ?? 0) > MAX_OFFSET) return false;
	const pages = offsets.map(ask);
	// What fails is told when its turn comes.
	for (const page of pages) page.catch(() => {});
	for (const [index, offset] of offsets.entries()) {
		const page = (await pages[index]) ?? {};
		const entries = entriesOf(page);
		const isSame = numberAt(page.total_count) === total && follows(entries, before);
		if (!isSame || entries.length < Math.min(MAX_PAGE_SIZE, total - offset)) return false;
		yield entries.slice(1);
		before = entries;
	}
	return true;
}

/** The limit that Box has applied. */
function pageSize(page: JsonObject): number {
	return numberAt(page.limit) ?? MAX_PAGE_SIZE;
}

function offsetsUpTo(end: number): number[] {
	const count = Math.ceil((end - MAX_PAGE_SIZE) / STEP);
	return Array.from({ length: count }, (_, index) => (index + 1) * STEP);
}

/** Whether a page begins with the item that the one before ends with, in the same place of the order. */
function follows(entries: readonly Json[], before: readonly Json[]): boolean {
	const [one, other] = [objectAt(entries[0]), objectAt(before.at(-1))];
	return one.type === other.type && one.id === other.id && one.name === other.name;
}
