import { Cursor } from '../events/cursor';
import type { Past, StreamIdentity } from '../events/cursorState';
import { BEGINNING, type Position } from '../events/position';
import { currentPosition, type EventSource } from '../events/stream';
import type { TriggerSettings } from './settings';

/** How far this machine's clock may be behind Box's for nothing of the past to be missed. */
const CLOCKS_DIFFER_MS = 300_000;

/**
 * A cursor for a stream of which nothing was read yet.
 *
 * A date is looked up in the enterprise's past, whose positions the live stream does not
 * understand: so the live stream's position comes first, and the past is read beyond that moment.
 * What is in both is known by its ID.
 */
export async function beginStream(
	source: EventSource,
	identity: StreamIdentity,
	{ startFrom }: Pick<TriggerSettings, 'startFrom'>,
): Promise<Cursor> {
	if (startFrom === 'oldest') return Cursor.startingAt(identity, BEGINNING);
	const live = await currentPosition(source, identity.stream);
	if (startFrom === 'now') return Cursor.startingAt(identity, live);
	return Cursor.startingInPast(identity, upToNow(startFrom.date, live));
}

/**
 * The enterprise's past from a date to this moment.
 *
 * @param after RFC 3339
 */
export function upToNow(after: string, live: Position): Past {
	return { after, before: new Date(Date.now() + CLOCKS_DIFFER_MS).toISOString(), live };
}
