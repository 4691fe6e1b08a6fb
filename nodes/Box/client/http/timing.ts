import { setTimeout as timer } from 'node:timers/promises';

/** The clock, the waits and the chance of the client, in one place so that tests can set them. */
export interface Timing {
	/** Milliseconds since some fixed moment, never running backwards. */
	now(): number;
	/** From 0 up to, not including, 1. */
	random: () => number;
	/** Resolves after `ms` milliseconds, or rejects at once with the signal's reason. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemTiming: Timing = {
	now: () => performance.now(),
	random: Math.random,
	async sleep(ms, signal) {
		try {
			await timer(ms, undefined, { signal });
		} catch {
			// Node wraps the reason; whoever cancels wants to see their own.
			signal?.throwIfAborted();
		}
	},
};
