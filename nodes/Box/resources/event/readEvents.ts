import type { EventQuery } from '../../client/calls/events';
import type { BoxEvent, EventPage } from '../../client/types';
import { next, type Position } from './position';

/** One page: from where, and how many events at most. */
type PageQuery = Pick<EventQuery, 'streamPosition' | 'limit'>;

/** Box's largest page: https://developer.box.com/reference/get-events/#param-limit */
const LARGEST_PAGE = 500;

interface Reading {
	/** The types to keep, where Box does not filter them itself; empty for all. */
	types: string[];
	start: Position;
	/** How many events at most; `undefined` for all. */
	limit: number | undefined;
}

/**
 * Reads events, each once, and the position right after the last of them.
 *
 * A page shorter than asked for does not mean the end; an empty one, one of known events only, or
 * one that leads nowhere does.
 */
export async function readEvents(
	ask: (query: PageQuery) => Promise<EventPage>,
	{ types, start, limit = Infinity }: Reading,
): Promise<{ events: BoxEvent[]; position: Position }> {
	const isWanted = wantedBy(types);
	const seen = new Set<string>();
	const events: BoxEvent[] = [];
	let position = start;
	let most = pageSize(types, limit);
	while (events.length < limit) {
		const page = await ask({ streamPosition: position, limit: most });
		const fresh = page.entries.filter(isNewTo(seen));
		const wanted = fresh.filter(isWanted);
		const last = wanted[limit - events.length - 1];
		const end = last === undefined ? -1 : page.entries.indexOf(last);
		if (end >= 0 && end + 1 < most && end + 1 < page.entries.length) {
			// The position after the last event that is wanted is known to Box only: ask again, up to it.
			most = end + 1;
			continue;
		}
		for (const each of fresh) seen.add(idOf(each));
		events.push(...wanted.slice(0, limit - events.length));
		const asked = position;
		position = next(asked, page.nextStreamPosition);
		if (fresh.length === 0 || position === asked) break;
		most = pageSize(types, limit - events.length);
	}
	return { events, position };
}

/** With every event wanted, no more than that; else most of a small page might be of no use. */
function pageSize(types: string[], left: number): number {
	return types.length > 0 ? LARGEST_PAGE : Math.min(left, LARGEST_PAGE);
}

function wantedBy(list: string[]): (event: BoxEvent) => boolean {
	if (list.length === 0) return () => true;
	const types = new Set(list);
	return ({ event_type: type }) => types.has(type);
}

/** Box repeats events, on one page and on others. */
function isNewTo(seen: ReadonlySet<string>): (event: BoxEvent) => boolean {
	const onThisPage = new Set<string>();
	return (event) => {
		const id = idOf(event);
		if (seen.has(id) || onThisPage.has(id)) return false;
		onThisPage.add(id);
		return true;
	};
}

/** What tells an event from others. Where Box leaves the ID empty it is all that the event says. */
function idOf(event: BoxEvent): string {
	return event.event_id ? event.event_id : JSON.stringify(event);
}
