import { BoxError } from '../error';
import type { Attempt } from './attempt';
import type { Call } from './call';
import { finished, type Progress } from './progress';
import { limitOf, type Limit, type RateLimitGate } from './rateLimit';
import { isLimited, MAX_TOTAL_WAIT } from './retry';

/** Whether a call counts for Box's rate limit: its other hosts do not count calls of a user. */
export function usesGate<T>(call: Call<T>): boolean {
	return call.longPollTimeout === undefined && call.authorized !== false && !call.ignoresPause;
}

/** The pauses that all calls of one user share, as the calls of one connection see them. */
export class SharedPause {
	constructor(
		private readonly gate: RateLimitGate,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Waits while Box refuses calls of the user. The number of refusals does not matter, as other calls
	 * may use up what this one has waited for.
	 *
	 * @throws {BoxError} as soon as it is clear that the call would wait too long: why it was refused, if
	 *   it was
	 */
	async pass<T>(call: Call<T>, progress: Progress): Promise<void> {
		if (!usesGate(call)) return;
		const limit = limitOf(call.label);
		const maxWait = maxWaitOf(call) - progress.waited;
		const passage = await this.gate.passed(this.signal, maxWait, limit);
		if (!passage) throw finished(progress.refusal ?? this.refusal(call, limit), call, progress);
		progress.waited += passage.waited;
		progress.pauses = passage.number;
	}

	/** Takes over what an attempt says about the limits, which is the same for all calls of the user. */
	learn<T>(call: Call<T>, attempt: Attempt<T>, { pauses }: Progress): void {
		if (!usesGate(call)) return;
		const limit = limitOf(call.label);
		if ('value' in attempt) return this.gate.accepted(pauses, limit);
		const { error } = attempt;
		if (isLimited(error)) this.gate.refused(error.retryAfter, limit);
		else if (error.status > 0 && error.status !== 429) this.gate.accepted(pauses, limit);
	}

	/**
	 * Lets a call that Box has refused wait for its next turn.
	 *
	 * @throws {BoxError} the refusal, if Box asks for a longer wait than the call has left
	 */
	retry<T>(error: BoxError, call: Call<T>, progress: Progress): void {
		const asked = Math.max(
			(error.retryAfter ?? 0) * 1000,
			this.gate.remaining(limitOf(call.label)),
		);
		if (call.once || progress.waited + asked > maxWaitOf(call)) {
			throw finished(error, call, progress);
		}
		progress.refusal = error;
	}

	/** The error of a call that was not sent. */
	private refusal<T>(call: Call<T>, limit: Limit): BoxError {
		return new BoxError({
			...call.label,
			status: 429,
			code: 'rate_limit_exceeded',
			message: "Box's rate limit for this user is reached",
			retryAfter: Math.ceil(this.gate.remaining(limit) / 1000),
			unsent: true,
		});
	}
}

function maxWaitOf<T>(call: Call<T>): number {
	return call.maxWait ?? MAX_TOTAL_WAIT;
}
