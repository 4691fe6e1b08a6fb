import type { BoxEvent } from '../client/types';
import type { Batch, Cursor } from './cursor';
import { eventId } from './eventId';
import { pageQuery } from './pageQuery';
import { following } from './position';
import type { EventSource } from './stream';

/**
 * Reads the batches again that were pending when n8n stopped, oldest first. Events Box holds no
 * longer are left out of them.
 */
export async function readPending(
	source: Pick<EventSource, 'eventPage'>,
	cursor: Cursor,
): Promise<{ batch: Batch; events: BoxEvent[] }[]> {
	const batches = [...cursor.unconfirmed];
	const missing = new Set(batches.flatMap(({ ids }) => ids));
	const found = new Map<string, BoxEvent>();
	let position = cursor.position;
	while (missing.size > 0) {
		// All types: those that are wanted may have been others then.
		const query = pageQuery(cursor, position);
		const { entries, nextStreamPosition } = await source.eventPage(query);
		for (const event of entries) {
			if (missing.delete(eventId(event))) found.set(eventId(event), event);
		}
		const next = following(position, nextStreamPosition);
		if (entries.length === 0 || next === position) break;
		position = next;
	}
	return batches.map((batch) => ({
		batch,
		events: batch.ids.flatMap((id) => found.get(id) ?? []),
	}));
}
