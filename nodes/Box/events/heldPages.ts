import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import { pageQuery } from './pageQuery';
import { following } from './position';
import type { EventSource } from './stream';

/**
 * The pages that Box holds of a cursor's stream, from its position on, until there are no more. The
 * cursor stays where it is.
 *
 * @param eventTypes Box's own filter, which only the enterprise's streams have
 */
export async function* heldPages(
	source: Pick<EventSource, 'eventPage'>,
	cursor: Cursor,
	eventTypes?: string[],
): AsyncGenerator<readonly BoxEvent[], void, void> {
	let { position } = cursor;
	for (;;) {
		const query = { ...pageQuery(cursor, position), eventTypes };
		const { entries, nextStreamPosition } = await source.eventPage(query);
		yield entries;
		const next = following(position, nextStreamPosition);
		if (entries.length === 0 || next === position) return;
		position = next;
	}
}
