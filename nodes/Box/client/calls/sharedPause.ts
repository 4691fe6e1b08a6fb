import { BoxError } from '../error';
import type { Attempt } from './attempt';
import type { Call } from './call';
import { finished, type Progress } from './progress';
import type { RateLimitGate } from './rateLimit';
import { MAX_TOTAL_WAIT } from './retry';

/** Whether a call counts for Box's rate limit: its other hosts do not count calls of a user. */
export function usesGate<T>(call: Call<T>): boolean {
	return call.longPollTimeout === undefined && call.authorized !== false && !call.ignoresPause;
}

/** The pause that all calls of one user share, as the calls of one connection see it. */
export class SharedPause {
	constructor(
		private readonly gate: RateLimitGate,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Waits while Box refuses calls of the user.
	 *
	 * @throws {BoxError} as soon as it is clear that the call would wait too long
	 */
	async pass<T>(call: Call<T>, progress: Progress): Promise<void> {
		if (!usesGate(call) || (await this.passed(call, progress))) return;
		const error = new BoxError({
			...call.label,
			status: 429,
			code: 'rate_limit_exceeded',
			message: "Box's rate limit for this user is reached",
			retryAfter: Math.ceil(this.gate.remaining() / 1000),
			unsent: true,
		});
		throw finished(error, call, progress);
	}

	/** Takes over what an attempt says about the limit, which is the same for all calls of the user. */
	learn<T>(call: Call<T>, attempt: Attempt<T>): void {
		if (!usesGate(call)) return;
		if ('value' in attempt) return this.gate.accepted();
		const { status, retryAfter } = attempt.error;
		if (status === 429) this.gate.refused(retryAfter);
		else if (status > 0) this.gate.accepted();
	}

	/**
	 * Waits after Box has refused a call. The number of refusals does not matter, as other calls may
	 * use up what this one has waited for.
	 *
	 * @throws {BoxError} the refusal, once it has waited long enough
	 */
	async wait<T>(error: BoxError, call: Call<T>, progress: Progress): Promise<void> {
		const asked = (error.retryAfter ?? 0) * 1000;
		const isTooLong = progress.waited + asked > maxWaitOf(call);
		if (call.once || isTooLong || !(await this.passed(call, progress))) {
			throw finished(error, call, progress);
		}
	}

	private async passed<T>(call: Call<T>, progress: Progress): Promise<boolean> {
		const maxWait = maxWaitOf(call) - progress.waited;
		const waited = await this.gate.passed(this.signal, maxWait);
		progress.waited += waited ?? 0;
		return waited !== undefined;
	}
}

function maxWaitOf<T>(call: Call<T>): number {
	return call.maxWait ?? MAX_TOTAL_WAIT;
}
