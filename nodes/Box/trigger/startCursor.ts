import type { Timing } from '../client/http/timing';
import { currentPosition } from '../events/currentPosition';
import { Cursor } from '../events/cursor';
import type { Past, StreamIdentity } from '../events/cursorState';
import type { PageSource } from '../events/eventSource';
import { OLDEST, type Position } from '../events/position';
import type { TriggerSettings } from './settings';

/** How far this machine's clock may be behind Box's without events of the past being missed. */
const CLOCKS_DIFFER_MS = 300_000;

/**
 * A cursor for a stream that was not read before.
 *
 * A date is looked up in the enterprise's past, whose positions the live stream does not
 * understand. So the live stream's position is read first, and then the past until after that
 * moment. Events that are in both are known by their ID.
 */
export async function startCursor(
	source: PageSource,
	identity: StreamIdentity,
	{ startFrom }: Pick<TriggerSettings, 'startFrom'>,
	clock: Pick<Timing, 'date'>,
): Promise<Cursor> {
	if (startFrom === 'oldest') return Cursor.startingAt(identity, OLDEST);
	const live = await currentPosition(source, identity.stream);
	if (startFrom === 'now') return Cursor.startingAt(identity, live);
	return Cursor.startingInPast(identity, pastUntilNow(startFrom.date, live, clock));
}

/**
 * The enterprise's past from a date to this moment.
 *
 * @param after RFC 3339
 */
export function pastUntilNow(after: string, live: Position, clock: Pick<Timing, 'date'>): Past {
	return { after, before: new Date(clock.date() + CLOCKS_DIFFER_MS).toISOString(), live };
}
