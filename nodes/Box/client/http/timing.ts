import { setTimeout as timer } from 'node:timers/promises';

/**
 * The clock, the waits and the random numbers of the client, so that tests can set them. Only limits
 * on what the network does (of a connection's silence, of a body, of one attempt) are real time.
 */
export interface Timing {
	/** Milliseconds since some fixed moment. It never runs backwards. */
	now(): number;
	/** Milliseconds since 1970 by the machine's clock, which may be corrected at any time. */
	date(): number;
	/** From 0 up to, not including, 1. */
	random: () => number;
	/** Resolves after `ms` milliseconds, or rejects at once with the signal's reason. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemTiming: Timing = {
	now: () => performance.now(),
	date: () => Date.now(),
	random: Math.random,
	async sleep(ms, signal) {
		try {
			await timer(ms, undefined, { signal });
		} catch {
			// Node wraps the reason; the caller expects its own.
			signal?.throwIfAborted();
		}
	},
};
