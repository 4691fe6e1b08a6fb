import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import { eventId } from './eventId';
import type { PageSource } from './eventSource';
import type { PendingBatch } from './handoverRecord';
import { pageQuery } from './pageQuery';
import { SeenEvents } from './seenEvents';
import { streamPages } from './streamPages';

/** How many events are remembered, to notice that Box repeats itself. */
const REMEMBERED = 5000;

/**
 * So many pages in a row without a pending event (half a million events) are enough: the rest is
 * hardly there, and the stream waits.
 */
const MOST_PAGES = 1000;

/**
 * Reads a cursor's stream from its position on until Box has no more, page by page. The cursor
 * stays where it is.
 *
 * @param eventTypes those that Box is asked for, if it filters the stream; left out for all
 */
export async function* replayPages(
	source: PageSource,
	cursor: Cursor,
	eventTypes?: Iterable<string>,
): AsyncGenerator<readonly BoxEvent[], void, void> {
	const state = new SeenEvents(cursor.position, REMEMBERED);
	const pages = streamPages(
		async (position) => await source.eventPage(pageQuery(cursor, position, eventTypes)),
		state,
	);
	for await (const { events } of pages) yield events;
}

/**
 * Reads the batches again that were pending when n8n stopped, oldest first. Events that Box no longer
 * has are left out of them.
 */
export async function readPending(
	source: PageSource,
	cursor: Cursor,
): Promise<{ batch: PendingBatch; events: BoxEvent[] }[]> {
	const batches = [...cursor.unconfirmed];
	const found = await find(source, cursor, new Set(batches.flatMap(({ ids }) => ids)));
	return batches.map((batch) => ({
		batch,
		events: batch.ids.flatMap((id) => found.get(id) ?? []),
	}));
}

async function find(
	source: PageSource,
	cursor: Cursor,
	missing: Set<string>,
): Promise<Map<string, BoxEvent>> {
	const found = new Map<string, BoxEvent>();
	if (missing.size === 0) return found;
	let pagesWithoutMatch = 0;
	// All types: the node's settings may have been others then.
	for await (const events of replayPages(source, cursor)) {
		const before = found.size;
		for (const event of events) {
			const id = eventId(event);
			if (missing.delete(id)) found.set(id, event);
		}
		pagesWithoutMatch = found.size > before ? 0 : pagesWithoutMatch + 1;
		if (missing.size === 0 || pagesWithoutMatch >= MOST_PAGES) break;
	}
	return found;
}
