import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Timing } from '../client/http/timing';
import { within } from '../events/within';

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
		// A failure is for its owner only.
		const ended = own.catch(() => undefined);
		const { timing } = this;
		this.last = begun.then(async () => await within(LONGEST, ended, { timing }));
		const result = await own;
		await within(TOGETHER, this.last, { timing });
		return result;
	}
}
