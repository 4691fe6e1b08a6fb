import type { EventQuery } from '../client/calls/events';
import type { Cursor } from './cursor';
import type { Position } from './position';
import { LARGEST_PAGE } from './streamPages';
import { STREAM_TYPES, typesToAskFor } from './streams';

/**
 * What to ask for the page at a position of the cursor's stream, or of the past it still reads.
 *
 * https://developer.box.com/reference/get-events/
 *
 * @param eventTypes those that are wanted; left out for all
 */
export function pageQuery(
	cursor: Cursor,
	streamPosition: Position,
	eventTypes?: Iterable<string>,
): EventQuery {
	const { past } = cursor;
	const streamType = past ? STREAM_TYPES.enterpriseHistory : cursor.identity.stream;
	return {
		streamType,
		streamPosition,
		limit: LARGEST_PAGE,
		eventTypes: typesToAskFor(streamType, eventTypes),
		...(past ? { createdAfter: past.after, createdBefore: past.before } : {}),
	};
}
