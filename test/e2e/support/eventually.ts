import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE = 200;

/**
 * Waits until a condition holds, and gives what it then is. Rejects after `patience` milliseconds
 * (one minute) with what it was last.
 *
 * @param what for the message, such as `20 executions`
 */
export async function eventually<T>(
	what: string,
	look: () => T | Promise<T>,
	holds: (value: T) => boolean,
	patience = 60_000,
): Promise<T> {
	const late = AbortSignal.timeout(patience);
	for (;;) {
		const value = await look();
		if (holds(value)) return value;
		if (late.aborted) throw new Error(`Waited in vain for ${what}; it is ${JSON.stringify(value)}`);
		await sleep(PAUSE);
	}
}
