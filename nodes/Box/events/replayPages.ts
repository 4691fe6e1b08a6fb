import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import { eventId } from './eventId';
import { MOST_STALE_PAGES, pageQuery } from './pageQuery';
import { following, type Position } from './position';
import { RecentIds } from './recentIds';
import type { EventSource } from './stream';

/** How much is remembered of what was read, to notice that Box repeats itself. */
const REMEMBERED = 5000;

/**
 * The pages that Box holds of a cursor's stream, from its position on, until there are no more, or
 * they lead in a circle. The cursor stays where it is.
 *
 * @param eventTypes Box's own filter, which only the enterprise's streams have
 */
export async function* replayPages(
	source: Pick<EventSource, 'eventPage'>,
	cursor: Cursor,
	eventTypes?: string[],
): AsyncGenerator<readonly BoxEvent[], void, void> {
	const asked = new Set<Position>();
	const read = new RecentIds(REMEMBERED);
	let { position } = cursor;
	let stale = 0;
	while (!asked.has(position) && stale < MOST_STALE_PAGES) {
		asked.add(position);
		const query = { ...pageQuery(cursor, position), eventTypes };
		const { entries, nextStreamPosition } = await source.eventPage(query);
		yield entries;
		if (entries.length === 0) return;
		const ids = entries.map(eventId);
		stale = ids.some((id) => !read.has(id)) ? 0 : stale + 1;
		read.add(ids);
		position = following(position, nextStreamPosition);
	}
}
