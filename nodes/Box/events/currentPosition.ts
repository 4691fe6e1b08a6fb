import { invalidAnswer } from '../client/calls/jsonCall';
import type { PageSource } from './eventSource';
import { OLDEST, type Position } from './position';

/**
 * The position after the newest event.
 *
 * https://developer.box.com/reference/get-events/#param-stream_position
 *
 * @param streamType Box's `stream_type`
 * @throws BoxError also if Box answers 0, which is the oldest event, although there are events
 */
export async function currentPosition(
	source: PageSource,
	streamType: string,
	eventTypes?: string[],
): Promise<Position> {
	const page = await source.eventPage({ streamType, streamPosition: 'now', eventTypes });
	const position = page.nextStreamPosition;
	if (BigInt(position) > 0n) return position;
	const oldest = await source.eventPage({ streamType, streamPosition: OLDEST, limit: 1 });
	if (oldest.entries.length === 0) return OLDEST;
	const what = 'does not say the current position of the event stream';
	throw invalidAnswer({ method: 'GET', path: '/events' }, 200, what);
}
