import type { Timing } from '../client/http/timing';

/** Sleeps, and ends early without an error when the signal aborts. */
export async function pause(timing: Timing, ms: number, signal: AbortSignal): Promise<void> {
	await timing.sleep(ms, signal).catch((error: unknown) => {
		if (!signal.aborted) throw error;
	});
}
