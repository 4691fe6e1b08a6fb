import { MAX_TOTAL_WAIT, waitAfter } from './retry';
import { systemTiming, type Timing } from '../http/timing';

/**
 * The pause all callers of one credential share. Box counts calls per user, so after a 429
 * nobody of that user gets an answer before the pause is over:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits/
 */
export class RateLimitGate {
	private openAt = 0;
	/** How often Box has refused calls after one pause, and again after the next. */
	private refusals = 0;

	constructor(private readonly timing: Timing = systemTiming) {}

	/** Milliseconds until calls may go on. */
	remaining(): number {
		return Math.max(0, this.openAt - this.timing.now());
	}

	/**
	 * Box has refused a call. Pauses for as long as it asks, otherwise longer from time to time: many
	 * calls that are refused at once count as one.
	 *
	 * @param retryAfter seconds
	 */
	refused(retryAfter?: number): void {
		if (this.remaining() === 0) this.refusals += 1;
		const outcome = { status: 429, code: 'rate_limit_exceeded', retryAfter };
		this.pause(waitAfter(this.refusals, outcome, this.timing.random));
	}

	/** Box has taken a call. */
	accepted(): void {
		this.refusals = 0;
	}

	/**
	 * Makes everybody wait for at least `ms` milliseconds from now, but never longer than a call would:
	 * one mistaken answer must not lock an account out.
	 */
	pause(ms: number): void {
		this.openAt = Math.max(this.openAt, this.timing.now() + Math.min(ms, MAX_TOTAL_WAIT));
	}

	/**
	 * Waits until no pause is left, also when it was prolonged meanwhile. Rejects with the signal's
	 * reason.
	 *
	 * @param patience milliseconds to wait at most
	 * @returns the milliseconds waited, or `undefined` as soon as it is clear that they would be more
	 */
	async passed(signal?: AbortSignal, patience = Infinity): Promise<number | undefined> {
		const start = this.timing.now();
		for (let left = this.remaining(); left > 0; left = this.remaining()) {
			if (this.timing.now() - start + left > patience) return undefined;
			await this.timing.sleep(left, signal);
		}
		return this.timing.now() - start;
	}
}
