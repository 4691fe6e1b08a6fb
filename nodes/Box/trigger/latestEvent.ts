import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { Cursor } from '../events/cursor';
import type { StreamIdentity } from '../events/cursorState';
import type { PageSource } from '../events/eventSource';
import { OLDEST, type Position } from '../events/position';
import { replayPages } from '../events/replay';
import { STREAM_TYPES } from '../events/streams';
import type { EventFilter } from './eventFilter';
import type { TriggerSettings } from './settings';
import { pastUntilNow } from './startCursor';

/** A user waits in the editor, and a busy account has many pages. */
const LONGEST_SEARCH_MS = 15_000;

const HOUR_MS = 3_600_000;

/** How far to look back in the enterprise's past: each only if the one before has nothing. */
const SPANS_MS = [HOUR_MS, 24 * HOUR_MS, 14 * 24 * HOUR_MS];

export interface LatestEventSearch {
	source: PageSource;
	identity: StreamIdentity;
	settings: TriggerSettings;
	filter: EventFilter;
	/** The current position of the live stream. */
	live: Position;
	clock: Timing;
}

/**
 * The latest event that matches the settings; `undefined` if Box has none, or too many to look
 * through. Box gives events oldest first, so that all of them have to be read.
 */
export async function latestEvent(search: LatestEventSearch): Promise<BoxEvent | undefined> {
	const { source, filter, settings, clock } = search;
	const deadline = clock.now() + LONGEST_SEARCH_MS;
	const isLate = () => clock.now() >= deadline;
	for (const cursor of cursorsFor(search)) {
		let latest: BoxEvent | undefined;
		for await (const events of replayPages(source, cursor, settings.eventTypes)) {
			latest = (await lastMatch(events, filter, isLate)) ?? latest;
			if (isLate()) return undefined;
		}
		if (latest) return latest;
	}
	return undefined;
}

/** Where to look, in this order. */
function cursorsFor({ identity, live, clock }: LatestEventSearch): Cursor[] {
	if (identity.stream === STREAM_TYPES.user) return [Cursor.startingAt(identity, OLDEST)];
	return SPANS_MS.map((span) => {
		const after = new Date(clock.date() - span).toISOString();
		return Cursor.startingInPast(identity, pastUntilNow(after, live, clock));
	});
}

/** From the end, as the filter may have to ask Box about an event. */
async function lastMatch(
	events: readonly BoxEvent[],
	filter: EventFilter,
	isLate: () => boolean,
): Promise<BoxEvent | undefined> {
	for (const event of [...events].reverse()) {
		const [match] = isLate() ? [] : await filter([event]);
		if (match) return match;
	}
	return undefined;
}
