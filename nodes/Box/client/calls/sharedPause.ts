import type { Attempt } from './attempt';
import type { Call } from './call';
import { BoxError } from '../error';
import { finished, type Progress } from './progress';
import type { RateLimitGate } from './rateLimit';
import { MAX_TOTAL_WAIT } from './retry';

/** Box counts the calls of its API; other hosts know no user. */
export function usesGate<T>(call: Call<T>): boolean {
	return call.heldFor === undefined && call.authorized !== false && !call.ignoresPause;
}

/** What the calls of one connection have to do with the pause that all of their user share. */
export class SharedPause {
	constructor(
		private readonly gate: RateLimitGate,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Waits while Box refuses the user.
	 *
	 * @throws {BoxError} as soon as it is clear that the call would wait too long
	 */
	async pass<T>(call: Call<T>, progress: Progress): Promise<void> {
		if (!usesGate(call) || (await this.passed(call, progress))) return;
		const error = new BoxError({
			...call.label,
			status: 429,
			code: 'rate_limit_exceeded',
			message: 'Box takes no more calls of this user for now',
			retryAfter: Math.ceil(this.gate.remaining() / 1000),
			unsent: true,
		});
		throw finished(error, progress);
	}

	/** What an attempt says of the limit goes for all others of the user. */
	learn<T>(call: Call<T>, attempt: Attempt<T>): void {
		if (!usesGate(call)) return;
		if ('value' in attempt) return this.gate.accepted();
		const { status, retryAfter } = attempt.error;
		if (status === 429) this.gate.refused(retryAfter);
		else if (status > 0) this.gate.accepted();
	}

	/**
	 * Waits after a refusal of a call. How often it was refused does not matter: the others may use up
	 * what it has waited for.
	 *
	 * @throws {BoxError} the refusal, once it has waited long enough
	 */
	async wait<T>(error: BoxError, call: Call<T>, progress: Progress): Promise<void> {
		const asked = (error.retryAfter ?? 0) * 1000;
		const isTooLong = progress.waited + asked > patienceOf(call);
		if (call.once || isTooLong || !(await this.passed(call, progress))) {
			throw finished(error, progress);
		}
	}

	private async passed<T>(call: Call<T>, progress: Progress): Promise<boolean> {
		const patience = patienceOf(call) - progress.waited;
		const waited = await this.gate.passed(this.signal, patience);
		progress.waited += waited ?? 0;
		return waited !== undefined;
	}
}

function patienceOf<T>(call: Call<T>): number {
	return call.patience ?? MAX_TOTAL_WAIT;
}
