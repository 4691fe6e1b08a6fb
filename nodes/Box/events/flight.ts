import { untilAborted } from '../client/http/untilAborted';

/** A call that several wait for. It is cancelled when none of them waits any more. */
export class Flight<T> {
	private readonly ending = new AbortController();
	private readonly outcome: Promise<T>;
	private waiting = 0;

	/**
	 * @param call starts it. The signal aborts when it is over, too
	 * @param onEnd called once it is over, or is cancelled: nobody should join it any more
	 */
	constructor(
		call: (signal: AbortSignal) => Promise<T>,
		private readonly onEnd: () => void,
	) {
		this.outcome = call(this.ending.signal).finally(() => this.end());
		// Nobody may be left to be told of a failure.
		this.outcome.catch(() => {});
	}

	/** The outcome, or the signal's reason as soon as it aborts. */
	async join(signal: AbortSignal): Promise<T> {
		this.waiting += 1;
		try {
			return await untilAborted(this.outcome, signal);
		} finally {
			this.waiting -= 1;
			if (this.waiting === 0) this.end();
		}
	}

	private end(): void {
		this.onEnd();
		this.ending.abort();
	}
}
