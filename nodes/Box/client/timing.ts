/** The clock, the waits and the chance of the client, in one place so that tests can set them. */
export interface Timing {
	/** Milliseconds since some fixed moment, never running backwards. */
	now(): number;
	/** From 0 up to, not including, 1. */
	random(): number;
	/** Resolves after `ms` milliseconds, or rejects at once with the signal's reason. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Waits for real. The pending wait ends as soon as the signal aborts. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(signal.reason);
		const stop = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', stop);
			resolve();
		}, ms);
		signal?.addEventListener('abort', stop, { once: true });
	});
}

export const systemTiming: Timing = {
	now: () => performance.now(),
	random: Math.random,
	sleep,
};
