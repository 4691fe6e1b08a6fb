import type { BoxClient } from '../client/boxClient';
import type { Throttle } from '../client/http/throttle';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { eventId } from './eventId';
import { RecentIds } from './recentIds';
import { RepeatLimiter } from './repeatLimiter';
import type { EventSource } from './stream';

/** More than Box is known to repeat. */
const REMEMBERED = 5000;

/** What it takes to begin: the account, the first position, and the first round. */
const AT_START = 8;

/**
 * The pace at which a stream is followed: on the long run one request a second, whatever is asked
 * and however often it is repeated, unless Box tells events that it has not told before.
 *
 * Box is known to answer the same events, or "there is something new" when there is not, many times
 * over.
 */
export class Pace {
	private readonly limiter: RepeatLimiter;
	private readonly known = new RecentIds(REMEMBERED);

	constructor(timing: Timing) {
		this.limiter = new RepeatLimiter(timing, AT_START);
	}

	/** To be awaited before each request. */
	readonly turn: Throttle = async (signal) => await this.limiter.take(signal);

	/** Box told these events. */
	told(events: readonly BoxEvent[]): void {
		const ids = events.map(eventId);
		if (ids.some((id) => !this.known.has(id))) this.limiter.reset();
		this.known.add(ids);
	}
}

/** Box's events, asked for at a pace. */
export function pacedSource(box: BoxClient, pace: Pace): EventSource {
	const paced = box.paced(pace.turn);
	return {
		eventPage: async (query) => {
			const page = await paced.eventPage(query);
			pace.told(page.entries);
			return page;
		},
		realtimeServers: async (streamType) => await paced.realtimeServers(streamType),
		longPoll: async (server, position) => await paced.longPoll(server, position),
	};
}
