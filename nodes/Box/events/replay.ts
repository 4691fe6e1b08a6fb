import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import { eventId } from './eventId';
import { replayPages } from './replayPages';
import type { EventSource } from './stream';

/**
 * So many pages in a row with nothing of them on it (half a million events) are enough: the rest is
 * hardly there, and the stream waits.
 */
const MOST_PAGES = 1000;

/**
 * Reads the batches again that were pending when n8n stopped, oldest first. Events Box holds no
 * longer are left out of them.
 */
export async function readPending(
	source: Pick<EventSource, 'eventPage'>,
	cursor: Cursor,
): Promise<{ batch: Batch; events: BoxEvent[] }[]> {
	const batches = [...cursor.unconfirmed];
	const found = await find(source, cursor, new Set(batches.flatMap(({ ids }) => ids)));
	return batches.map((batch) => ({
		batch,
		events: batch.ids.flatMap((id) => found.get(id) ?? []),
	}));
}

async function find(
	source: Pick<EventSource, 'eventPage'>,
	cursor: Cursor,
	missing: Set<string>,
): Promise<Map<string, BoxEvent>> {
	const found = new Map<string, BoxEvent>();
	if (missing.size === 0) return found;
	// All types: those that are wanted may have been others then.
	let without = 0;
	for await (const events of replayPages(source, cursor)) {
		const before = found.size;
		for (const event of events) {
			if (missing.delete(eventId(event))) found.set(eventId(event), event);
		}
		without = found.size > before ? 0 : without + 1;
		if (missing.size === 0 || without >= MOST_PAGES) break;
	}
	return found;
}
