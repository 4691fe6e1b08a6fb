import { systemTiming, type Timing } from '../../../nodes/Box/client/http/timing';

/**
 * A clock on which so many minutes pass in one. Box's limits are by the minute, and it says in whole
 * seconds how long to wait: with this clock both keep their proportions in a short run.
 */
export function scaledClock(speed: number): Timing {
	const start = performance.now();
	const now = () => (performance.now() - start) * speed;
	const began = Date.now();
	return {
		now,
		date: () => began + now(),
		random: Math.random,
		sleep: async (ms, signal) => await systemTiming.sleep(ms / speed, signal),
	};
}
