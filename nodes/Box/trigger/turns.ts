import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Timing } from '../client/http/timing';
import { pause } from '../events/pause';

/** Milliseconds after which others no longer wait for somebody's work. */
const LONGEST = 100;
/** Milliseconds that one who is done waits for the others. */
const TOGETHER = 1_000;

/**
 * Does the same work for many, one after the other, so that what it leaves behind does not add up. All
 * who came meanwhile go on together, so that they find each other and share what comes next.
 */
export class Turns {
	private last: Promise<unknown> = Promise.resolve();

	/** @param timing of the work, which n8n does in real time */
	constructor(private readonly timing: Timing) {}

	/** @throws what the work throws */
	async take<T>(work: () => Promise<T>): Promise<T> {
		const begun = this.last.then(async () => await nextTurn());
		const own = begun.then(work);
		this.last = begun.then(async () => await this.endOf(own, LONGEST));
		const result = await own;
		await this.endOf(this.last, TOGETHER);
		return result;
	}

	/** Never rejects: a failure is for its owner only. */
	private async endOf(work: Promise<unknown>, longest: number): Promise<void> {
		const over = new AbortController();
		const ended = work.then(
			() => over.abort(),
			() => over.abort(),
		);
		await Promise.race([ended, pause(this.timing, longest, over.signal)]);
	}
}
