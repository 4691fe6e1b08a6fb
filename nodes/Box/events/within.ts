import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import { pause } from './pause';

/**
 * Waits for the promise, but no longer than so many milliseconds, nor after the signal has aborted.
 *
 * @returns what it resolves with in that time, otherwise `undefined`; rejects if it does
 */
export async function within<T>(
	ms: number,
	promise: Promise<T>,
	{ timing, signal }: { timing: Timing; signal?: AbortSignal },
): Promise<T | undefined> {
	const done = new AbortController();
	const over = signal ? linkedSignal(signal, done.signal) : done.signal;
	const timeout = pause(timing, ms, over).then(() => undefined);
	return await Promise.race([promise, timeout]).finally(() => done.abort());
}
