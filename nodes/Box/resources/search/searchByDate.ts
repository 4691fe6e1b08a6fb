import { MAX_OFFSET } from '../../client/calls/paging';
import type { BoxItem } from '../../client/types';
import type { Range, Sample, SearchPages } from './searchPages';

/** How many results can be read of a search. */
const READABLE = MAX_OFFSET + 1;

/** Looks a search takes at most: enough for a few million results. */
const MOST_LOOKS = 1000;

const SECOND = 1000;
const FIRST = 0;
const LAST = Date.UTC(2100, 0);

/**
 * The results of a search with more of them than can be read: by when they were created, the
 * newest first. A result at the bound of two ranges comes twice.
 */
export async function* searchByDate(pages: SearchPages): AsyncGenerator<BoxItem> {
	const left = [await pages.sample(pages.whole)];
	let looks = 0;
	for (let next = left.pop(); next; next = left.pop()) {
		const halves = next.total > READABLE && looks < MOST_LOOKS ? await split(pages, next) : [];
		looks += halves.length;
		if (halves.length > 0) left.push(...halves);
		else yield* pages.read(next);
	}
}

/** Both halves of a range, the later one last; none if that makes no part of it smaller. */
async function split(pages: SearchPages, whole: Sample): Promise<Sample[]> {
	const at = middle(whole);
	if (at === undefined) return [];
	const { from, to } = whole;
	const halves = [await pages.sample({ from, to: at }), await pages.sample({ from: at, to })];
	return halves.some(({ total }) => total < whole.total) ? halves : [];
}

/** Where to split a range: in the middle of what it holds, or else in its own. */
function middle({ from = FIRST, to = LAST, created }: Sample & Range): number | undefined {
	const times = created.sort((one, other) => one - other);
	const median = times[Math.floor(times.length / 2)] ?? NaN;
	const isInside = (time: number) => time > from && time < to;
	// Box shows times in whole seconds: the end of one is the better place if many share it.
	return [median, median + SECOND, Math.floor((from + to) / 2)].find(isInside);
}
