import type { BoxClient } from '../client/boxClient';
import type { Throttle } from '../client/http/throttle';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { eventId } from './eventId';
import type { EventSource } from './eventSource';
import { RecentIds } from './recentIds';
import { RepeatLimiter } from './repeatLimiter';

/** More than Box is known to repeat. */
const REMEMBERED = 5000;

/** What a start takes: the account, the first position, and the first round. */
const AT_START = 8;

/** What it takes if others follow the stream already: the position it starts at, and a page. */
const TO_JOIN = 2;

/**
 * The pace at which a stream is followed: in the long run one request a second, whatever is asked
 * and however often it is retried, except while Box has new events.
 *
 * Box is known to send the same events many times over, or to report a change when there is none.
 */
export class Pace {
	private readonly limiter: RepeatLimiter;
	private readonly known = new RecentIds(REMEMBERED);

	constructor(timing: Timing) {
		this.limiter = new RepeatLimiter(timing, AT_START);
	}

	/** To be awaited before each request. */
	readonly turn: Throttle = async (signal) => await this.limiter.take(signal);

	/** Somebody else starts to follow the stream. */
	joined(): void {
		this.limiter.allow(TO_JOIN);
	}

	/** Records what Box sent: the pace is not limited while there are new events. */
	received(events: readonly BoxEvent[]): void {
		const ids = events.map(eventId);
		if (ids.some((id) => !this.known.has(id))) this.limiter.reset();
		this.known.add(ids);
	}
}

/** Box's events, requested at a pace. */
export function pacedSource(box: BoxClient, pace: Pace): EventSource {
	const paced = box.paced(pace.turn);
	return {
		eventPage: async (query) => {
			const page = await paced.eventPage(query);
			pace.received(page.entries);
			return page;
		},
		realtimeServers: async (streamType) => await paced.realtimeServers(streamType),
		longPoll: async (server, position) => await paced.longPoll(server, position),
	};
}
