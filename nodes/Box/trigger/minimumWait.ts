import type { Timing } from '../client/http/timing';

const SHORTEST_WAIT_MS = 1_000;

/**
 * A clock for calls that are retried after a second at the earliest. Nobody waits for a trigger's
 * calls, and a Box with problems must not be asked again and again by all of them.
 */
export function withMinimumWait(timing: Timing): Timing {
	return {
		now: () => timing.now(),
		date: () => timing.date(),
		random: () => timing.random(),
		sleep: async (ms, signal) => await timing.sleep(Math.max(ms, SHORTEST_WAIT_MS), signal),
	};
}
