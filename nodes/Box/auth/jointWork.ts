import { untilAborted } from '../client/http/untilAborted';

/**
 * Work in flight that several wait for. It goes on for as long as one of them does: whoever is cancelled
 * leaves at once, and the last one ends it.
 */
export class JointWork<T> {
	private readonly ending = new AbortController();
	private readonly result: Promise<T>;
	private waiting = 0;

	/** @param start begins the work, which may end early if the signal aborts */
	constructor(start: (signal: AbortSignal) => Promise<T>) {
		this.result = start(this.ending.signal);
		// Perhaps nobody waits for it any more when it fails.
		this.result.catch(() => {});
	}

	/** The result of the work, or the signal's reason as soon as it aborts. */
	async wait(signal?: AbortSignal): Promise<T> {
		this.waiting += 1;
		try {
			return await untilAborted(this.result, signal);
		} finally {
			this.waiting -= 1;
			if (this.waiting === 0 && signal?.aborted) this.ending.abort(signal.reason);
		}
	}
}
