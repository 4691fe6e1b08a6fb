import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Does the same work for many, one after the other, so that what it leaves behind does not add up. All
 * who came meanwhile go on together, so that they find each other and share what comes next.
 */
export class Turns {
	private last: Promise<unknown> = Promise.resolve();

	/** @throws what the work throws */
	async take<T>(work: () => Promise<T>): Promise<T> {
		const own = this.last.then(async () => await nextTurn()).then(work);
		// A failure is for its owner only.
		this.last = own.catch(() => undefined);
		const result = await own;
		for (let last; last !== this.last;) await (last = this.last);
		return result;
	}
}
