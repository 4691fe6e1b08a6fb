import type { EventQuery } from '../client/calls/events';
import type { Cursor } from './cursor';
import type { Position } from './position';

/** Box's largest page: https://developer.box.com/reference/get-events/#param-limit */
const PAGE_LIMIT = 500;

/** So many pages in a row with nothing new on them are the end, wherever they lead. */
export const MOST_STALE_PAGES = 10;

/** The stream of the enterprise's past, which alone can be asked for a time. */
const PAST_STREAM = 'admin_logs';

/**
 * What to ask for the page at a position of the cursor's stream, or of the past it still reads.
 *
 * https://developer.box.com/reference/get-events/
 */
export function pageQuery(cursor: Cursor, position: Position): EventQuery {
	const { past } = cursor;
	if (!past) {
		return { streamType: cursor.identity.stream, streamPosition: position, limit: PAGE_LIMIT };
	}
	return {
		streamType: PAST_STREAM,
		streamPosition: position,
		limit: PAGE_LIMIT,
		createdAfter: past.after,
		createdBefore: past.before,
	};
}
