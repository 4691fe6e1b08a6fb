import { systemTiming, type Timing } from '../http/timing';
import { MAX_TOTAL_WAIT, waitAfter } from './retry';

/**
 * The pause that all callers of one credential share. Box counts calls per user, so after a 429 it
 * refuses all calls of that user until the pause is over:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits/
 */
export class RateLimitGate {
	private openAt = 0;
	/** How many pauses in a row were followed by another refusal. */
	private refusals = 0;

	constructor(private readonly timing: Timing = systemTiming) {}

	/** Milliseconds until calls may go on. */
	remaining(): number {
		return Math.max(0, this.openAt - this.timing.now());
	}

	/**
	 * Box has refused a call. Pauses for as long as Box asks, otherwise longer each time. Many calls
	 * that are refused at once count as one.
	 *
	 * @param retryAfter seconds
	 */
	refused(retryAfter?: number): void {
		if (this.remaining() === 0) this.refusals += 1;
		const failure = { status: 429, code: 'rate_limit_exceeded', retryAfter };
		this.pause(waitAfter(this.refusals, failure, this.timing.random));
	}

	/** Box has accepted a call. */
	accepted(): void {
		this.refusals = 0;
	}

	/**
	 * Makes all callers wait for at least `ms` milliseconds from now, but never longer than a call may
	 * wait: one mistaken answer must not lock an account out.
	 */
	pause(ms: number): void {
		this.openAt = Math.max(this.openAt, this.timing.now() + Math.min(ms, MAX_TOTAL_WAIT));
	}

	/**
	 * Waits until the pause is over, even if it is prolonged meanwhile. Rejects with the signal's
	 * reason.
	 *
	 * @param maxWait milliseconds to wait at most
	 * @returns the milliseconds waited, or `undefined` as soon as they would exceed `maxWait`
	 */
	async passed(signal?: AbortSignal, maxWait = Infinity): Promise<number | undefined> {
		const start = this.timing.now();
		for (let left = this.remaining(); left > 0; left = this.remaining()) {
			if (this.timing.now() - start + left > maxWait) return undefined;
			await this.timing.sleep(left, signal);
		}
		return this.timing.now() - start;
	}
}
