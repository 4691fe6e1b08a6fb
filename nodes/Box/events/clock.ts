import { systemTiming, type Timing } from '../client/http/timing';

/** A clock that also knows the time of day, in one place so that tests can set it. */
export interface Clock extends Timing {
	/** Milliseconds since 1970. Unlike `now`, it may be set back. */
	date(): number;
}

export const systemClock: Clock = { ...systemTiming, date: () => Date.now() };
