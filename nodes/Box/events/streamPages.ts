import type { BoxEvent, EventPage } from '../client/types';
import { nextPosition, type Position } from './position';
import { STREAM_TYPES } from './streams';

/** Box's largest page: https://developer.box.com/reference/get-events/#param-limit */
export const LARGEST_PAGE = 500;

/** So many pages in a row with nothing new are the end, wherever they lead. */
export const MOST_STALE_PAGES = 10;

/**
 * How many pages in a row with known events only are the end of a stream. A user's ends with such a
 * page; the enterprise's lead on, and after a restart whole pages may be known.
 */
export function mostStalePages(streamType: string): number {
	return streamType === STREAM_TYPES.user ? 1 : MOST_STALE_PAGES;
}

/** How far a stream was read. Box sends events at least once, on one page and on others. */
export interface ReadState {
	/** Where to read on. */
	readonly position: Position;
	/** The events that were not seen before, each once, in Box's order. */
	unseen(events: readonly BoxEvent[]): BoxEvent[];
	/** Records that a page was read, and where the next one starts. */
	advance(events: readonly BoxEvent[], next: Position): void;
}

export interface StreamPage {
	/** Those that were not seen before: there may be none. */
	events: BoxEvent[];
	/** The position after the page. */
	next: Position;
}

export interface StreamPagesOptions {
	/** How many pages in a row with known events only are the end. */
	mostStale?: number;
	/** Whether a page with events is the last one for now; by default none is. */
	isLast?: (page: EventPage) => boolean;
}

/**
 * Reads on from a state's position until Box has no more, page by page. The page that is yielded
 * counts as read when the next one is asked for.
 *
 * A page shorter than asked for is not the end by itself. An empty one, or one that leads nowhere or
 * in a circle is, and so are several in a row with known events only.
 *
 * @param read gets the page at a position
 */
export async function* streamPages(
	read: (position: Position) => Promise<EventPage>,
	state: ReadState,
	{ mostStale = MOST_STALE_PAGES, isLast = () => false }: StreamPagesOptions = {},
): AsyncGenerator<StreamPage, void, void> {
	const asked = new Set<Position>();
	for (let stale = 0; stale < mostStale && !asked.has(state.position);) {
		const { position } = state;
		asked.add(position);
		const page = await read(position);
		const { entries, nextStreamPosition } = page;
		const events = state.unseen(entries);
		const next = nextPosition(position, nextStreamPosition);
		yield { events, next };
		state.advance(entries, next);
		if (entries.length === 0 || isLast(page)) return;
		stale = events.length > 0 ? 0 : stale + 1;
	}
}
