import type { EventQuery } from '../../client/calls/events';
import type { BoxEvent, EventPage } from '../../client/types';
import type { PageSource } from '../../events/eventSource';
import type { Position } from '../../events/position';
import { SeenEvents } from '../../events/seenEvents';
import { LARGEST_PAGE, mostStalePages, streamPages } from '../../events/streamPages';
import { STREAM_TYPES, typesToAskFor, type Stream } from '../../events/streams';

export interface EventReading extends Pick<EventQuery, 'createdAfter' | 'createdBefore'> {
	stream: Stream;
	/** Box's own types; empty for all. */
	types: readonly string[];
	start: Position;
	/** How many events at most; `undefined` for all. */
	limit: number | undefined;
}

/** Reads events, each once, and the position right after the last of them. */
export async function readEvents(
	source: PageSource,
	reading: EventReading,
): Promise<{ events: BoxEvent[]; position: Position }> {
	const { stream, start, limit = Infinity, createdAfter, createdBefore } = reading;
	const types = reading.types.map((type) => type.toUpperCase());
	const streamType = STREAM_TYPES[stream];
	const eventTypes = typesToAskFor(streamType, types);
	const isWanted = wantedBy(eventTypes ? [] : types);
	const seen = new SeenEvents(start);
	const events: BoxEvent[] = [];
	const wantedOf = (fresh: BoxEvent[]) => fresh.filter(isWanted).slice(0, limit - events.length);

	/** The page at a position, cut right after the last event that is within the limit. */
	const read = async (streamPosition: Position): Promise<EventPage> => {
		const query = { streamType, streamPosition, eventTypes, createdAfter, createdBefore };
		// If Box filters, no more is read than that; else most of a small page might be of no use.
		let size = isWanted === anyEvent ? Math.min(limit - events.length, LARGEST_PAGE) : LARGEST_PAGE;
		for (;;) {
			const page = await source.eventPage({ ...query, limit: size });
			const wanted = wantedOf(seen.unseen(page.entries));
			const last = wanted[limit - events.length - 1];
			const end = last ? page.entries.indexOf(last) + 1 : page.entries.length;
			if (end >= Math.min(size, page.entries.length)) return page;
			// Only Box knows the position after that event: ask again, up to it.
			size = end;
		}
	};

	let position = start;
	for await (const page of streamPages(read, seen, { mostStale: mostStalePages(streamType) })) {
		events.push(...wantedOf(page.events));
		position = page.next;
		if (events.length >= limit) break;
	}
	return { events, position };
}

const anyEvent = () => true;

function wantedBy(list: readonly string[]): (event: BoxEvent) => boolean {
	if (list.length === 0) return anyEvent;
	const types = new Set(list);
	return ({ event_type: type }) => types.has(type);
}
