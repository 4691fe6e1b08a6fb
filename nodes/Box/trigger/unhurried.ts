import type { Timing } from '../client/http/timing';

const SHORTEST_WAIT_MS = 1_000;

/**
 * A clock for calls that repeat themselves no sooner than after a second. Nobody waits for a
 * trigger's calls, and a Box in trouble is not to be asked by all of them again and again.
 */
export function unhurried(timing: Timing): Timing {
	return {
		now: () => timing.now(),
		date: () => timing.date(),
		random: () => timing.random(),
		sleep: async (ms, signal) => await timing.sleep(Math.max(ms, SHORTEST_WAIT_MS), signal),
	};
}
