import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { Cursor } from '../events/cursor';
import type { StreamIdentity } from '../events/cursorState';
import { replayPages } from '../events/replayPages';
import { BEGINNING, type Position } from '../events/position';
import { USER_STREAM, type EventSource } from '../events/stream';
import { upToNow } from './begin';
import type { Choose } from './choose';
import { listening, type TriggerSettings } from './settings';

/** Whoever waits in the editor is not to wait for long; a busy account has many pages. */
const LONGEST_LOOK_MS = 15_000;

const HOUR_MS = 3_600_000;

/** How far to look back in the enterprise's past: each only where the one before has nothing. */
const SPANS_MS = [HOUR_MS, 24 * HOUR_MS, 14 * 24 * HOUR_MS];

export interface Search {
	source: EventSource;
	identity: StreamIdentity;
	settings: TriggerSettings;
	choose: Choose;
	/** Where the live stream is. */
	live: Position;
	timing: Timing;
}

/**
 * The latest wanted event that Box holds; `undefined` where there is none, or too much to look
 * through. Box gives events oldest first, so that all of them have to be read.
 */
export async function latestEvent(search: Search): Promise<BoxEvent | undefined> {
	const { source, choose, settings, timing } = search;
	const end = timing.now() + LONGEST_LOOK_MS;
	const isLate = () => timing.now() >= end;
	const { eventTypes } = listening(settings);
	for (const cursor of beginnings(search)) {
		let latest: BoxEvent | undefined;
		for await (const events of replayPages(source, cursor, eventTypes)) {
			latest = (await lastOf(events, choose, isLate)) ?? latest;
			if (isLate()) return undefined;
		}
		if (latest) return latest;
	}
	return undefined;
}

function beginnings({ identity, live }: Search): Cursor[] {
	if (identity.stream === USER_STREAM) return [Cursor.startingAt(identity, BEGINNING)];
	return SPANS_MS.map((span) => {
		const after = new Date(Date.now() - span).toISOString();
		return Cursor.startingInPast(identity, upToNow(after, live));
	});
}

/** From the end, as Box may have to be asked whether an event is wanted. */
async function lastOf(
	events: readonly BoxEvent[],
	choose: Choose,
	isLate: () => boolean,
): Promise<BoxEvent | undefined> {
	for (const event of [...events].reverse()) {
		const [wanted] = isLate() ? [] : await choose([event]);
		if (wanted) return wanted;
	}
	return undefined;
}
