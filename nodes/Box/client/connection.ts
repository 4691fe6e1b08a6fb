import { setMaxListeners } from 'node:events';
import { sendOnce, type Attempt } from './attempt';
import { isRead, type Call } from './call';
import { asBoxError, BoxError } from './error';
import { mayCarryToken } from './hosts';
import type { Http } from './http';
import type { RateLimitGate } from './rateLimit';
import { isLimited, leavesDoubt, MAX_TOTAL_WAIT, mayPass, nextStep } from './retry';
import type { Timing } from './timing';
import type { BoxHosts, TokenSource } from './types';

/** How often a call asks for another token: once, and once more if that one was spent meanwhile. */
const MAX_REFRESHES = 2;
/** Codes of a 401 that another token can cure. Any other names another problem. */
const TOKEN_CODES = ['unauthorized', 'invalid_token', 'expired_token'];

/** What the gate hears of a call that succeeded. */
const ACCEPTED = { status: 200, retryAfter: undefined };

/** What is remembered from attempt to attempt. */
interface Progress {
	/** How often it was sent. */
	attempts: number;
	/** How often it has failed, but for the rate limit. */
	failures: number;
	/** Milliseconds. */
	waited: number;
	refreshes: number;
	/** An attempt ended so that it may have taken effect. */
	doubt: boolean;
}

export interface ConnectionParts {
	hosts: BoxHosts;
	tokens: TokenSource;
	gate: RateLimitGate;
	http: Http;
	timing: Timing;
	/** Whose calls they are: nobody gets all connections. */
	owner: object;
	signal?: AbortSignal;
}

/** Sends calls to Box: token, shared pause, retry, cancellation. */
export class Connection {
	constructor(readonly parts: ConnectionParts) {
		// All calls of an execution listen to one signal, which Node takes for a leak above ten.
		if (parts.signal) setMaxListeners(0, parts.signal);
	}

	get hosts(): BoxHosts {
		return this.parts.hosts;
	}

	get signal(): AbortSignal | undefined {
		return this.parts.signal;
	}

	/** The same connection, which ends its calls also when `signal` aborts. */
	withSignal(signal: AbortSignal): Connection {
		const { signal: own } = this.parts;
		const both = own ? AbortSignal.any([own, signal]) : signal;
		return new Connection({ ...this.parts, signal: both });
	}

	/** The same connection for a last call that must be made although all others were cancelled. */
	untilTimeout(ms: number): Connection {
		return new Connection({ ...this.parts, signal: AbortSignal.timeout(ms) });
	}

	/**
	 * @throws {BoxError} the last failure, once the policy gives up
	 * @throws the signal's reason, the token source's error, or the error of the body's source
	 */
	async run<T>(call: Call<T>): Promise<T> {
		const progress: Progress = { attempts: 0, failures: 0, waited: 0, refreshes: 0, doubt: false };
		for (;;) {
			this.signal?.throwIfAborted();
			if (!(await this.passedGate(call, progress))) throw this.pausedTooLong(call);
			const token = await this.tokenFor(call);
			progress.attempts += 1;
			const result = await sendOnce(this.parts, call, token);
			this.tellGate(call, result);
			if ('value' in result) return result.value;
			const { error } = result;
			const done = await this.settled(call, progress, error, error);
			if (done !== undefined) return done;
			if (await this.refreshed(error, token, progress)) continue;
			await this.waitOrGiveUp(error, call, progress);
			const late = await this.settled(call, progress, error);
			if (late !== undefined) return late;
		}
	}

	/** What an attempt whose end was unknown has achieved, if anything. */
	private async settled<T>(
		call: Call<T>,
		progress: Progress,
		last: BoxError,
		refused?: BoxError,
	): Promise<T | undefined> {
		if (!progress.doubt || !call.settle) return undefined;
		const done = await call.settle(refused).catch(asBoxError);
		// Box cannot tell either, so that repeating the write could do it twice.
		if (done instanceof BoxError) throw finished(last, progress);
		return done;
	}

	/** Waits while Box refuses this user; false if that takes too long to be worth it. */
	private async passedGate<T>(call: Call<T>, progress: Progress): Promise<boolean> {
		if (!usesGate(call)) return true;
		const patience = patienceOf(call) - progress.waited;
		const waited = await this.parts.gate.passed(this.signal, patience);
		progress.waited += waited ?? 0;
		return waited !== undefined;
	}

	private tellGate<T>(call: Call<T>, result: Attempt<T>): void {
		if (!usesGate(call)) return;
		const { gate } = this.parts;
		const { status, retryAfter } = 'error' in result ? result.error : ACCEPTED;
		if (status === 429) gate.refused(retryAfter);
		else if (status > 0) gate.accepted();
	}

	private async tokenFor<T>(call: Call<T>): Promise<string | undefined> {
		if (call.authorized === false || !mayCarryToken(call.url, this.hosts)) return undefined;
		return await this.parts.tokens.current();
	}

	/** Whether the failure was about the token and there is another one to try. */
	private async refreshed(
		error: BoxError,
		token: string | undefined,
		progress: Progress,
	): Promise<boolean> {
		if (error.status !== 401 || token === undefined) return false;
		const allowed = TOKEN_CODES.includes(error.code) ? MAX_REFRESHES : 1;
		if (progress.refreshes >= allowed) return false;
		progress.refreshes += 1;
		return (await this.parts.tokens.refresh(token)) !== token;
	}

	private async waitOrGiveUp<T>(error: BoxError, call: Call<T>, progress: Progress): Promise<void> {
		progress.doubt ||= !isRead(call.label.method) && leavesDoubt(error);
		if (isLimited(error) && usesGate(call)) return await this.waitWithOthers(error, call, progress);
		progress.failures += 1;
		const { timing } = this.parts;
		const step = call.once
			? 'stop'
			: nextStep(
					progress.failures,
					error,
					{
						repeatable: call.repeatable,
						waited: progress.waited,
						patience: call.patience,
					},
					timing.random,
				);
		if (step === 'stop') throw finished(error, progress);
		progress.waited += step.wait;
		await timing.sleep(step.wait, this.signal);
	}

	/** How often does not matter: the others may use up what a call has waited for. */
	private async waitWithOthers<T>(
		error: BoxError,
		call: Call<T>,
		progress: Progress,
	): Promise<void> {
		const asked = (error.retryAfter ?? 0) * 1000;
		const isTooLong = progress.waited + asked > patienceOf(call);
		if (call.once || isTooLong || !(await this.passedGate(call, progress))) {
			throw finished(error, progress);
		}
	}

	private pausedTooLong<T>(call: Call<T>): BoxError {
		const seconds = Math.ceil(this.parts.gate.remaining() / 1000);
		return new BoxError({
			...call.label,
			status: 429,
			code: 'rate_limit_exceeded',
			message: `Box takes no more calls of this user for another ${seconds} s`,
			retryAfter: seconds,
			unsent: true,
		});
	}
}

function patienceOf<T>(call: Call<T>): number {
	return call.patience ?? MAX_TOTAL_WAIT;
}

/** Box counts the calls of its API; other hosts know no user. */
function usesGate<T>(call: Call<T>): boolean {
	return call.heldFor === undefined && call.authorized !== false && !call.ignoresPause;
}

/** The last failure, with what was tried: the answer alone does not tell. */
function finished(error: BoxError, progress: Progress): BoxError {
	error.attempts = progress.attempts;
	// A plain refusal also answers for the attempts before it.
	error.outcomeUnknown = progress.doubt && mayPass(error);
	const parts: string[] = [];
	if (error.attempts > 1) parts.push(`tried ${error.attempts} times`);
	if (progress.waited >= 1000) parts.push(`waited ${Math.round(progress.waited / 1000)} s`);
	if (error.retryAfter) parts.push(`Box asks to wait ${error.retryAfter} s`);
	if (error.outcomeUnknown) parts.push('it may have been carried out all the same');
	if (parts.length > 0) error.message += ` (${parts.join('; ')})`;
	return error;
}
