import { setMaxListeners } from 'node:events';
import { sendOnce } from './attempt';
import { isRead, type Call } from './call';
import { asBoxError, BoxError } from '../error';
import { mayCarryToken } from '../http/hosts';
import { pacedHttp, type Http, type Turn } from '../http/http';
import { linkedSignal } from '../http/linkedSignal';
import { finished, newProgress, type Progress } from './progress';
import type { RateLimitGate } from './rateLimit';
import { isLimited, leavesDoubt, nextStep } from './retry';
import { SharedPause, usesGate } from './sharedPause';
import type { Timing } from '../http/timing';
import type { BoxHosts, TokenSource } from '../types';

/** How often a call asks for another token: once, and once more if that one was spent meanwhile. */
const MAX_REFRESHES = 2;
/** Codes of a 401 that another token can cure. Any other names another problem. */
const TOKEN_CODES = ['unauthorized', 'invalid_token', 'expired_token'];

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
	private readonly pause: SharedPause;

	constructor(readonly parts: ConnectionParts) {
		this.pause = new SharedPause(parts.gate, parts.signal);
		// All calls of an execution listen to one signal, which Node takes for a leak above ten.
		if (parts.signal) setMaxListeners(0, parts.signal);
	}

	get hosts(): BoxHosts {
		return this.parts.hosts;
	}

	get signal(): AbortSignal | undefined {
		return this.parts.signal;
	}

	/**
	 * The same connection, which ends its calls also when `signal` aborts. That has to abort when the
	 * calls are over, too.
	 */
	withSignal(signal: AbortSignal): Connection {
		const { signal: own } = this.parts;
		const both = own ? linkedSignal(own, signal) : signal;
		return new Connection({ ...this.parts, signal: both });
	}

	/** The same connection, which sends nothing, repeats included, before `turn` has resolved. */
	paced(turn: Turn): Connection {
		return new Connection({ ...this.parts, http: pacedHttp(this.parts.http, turn) });
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
		const progress = newProgress();
		for (;;) {
			this.signal?.throwIfAborted();
			await this.pause.pass(call, progress);
			const token = await this.tokenFor(call);
			progress.attempts += 1;
			const result = await sendOnce(this.parts, call, token);
			this.pause.learn(call, result);
			if ('value' in result) return result.value;
			const { error } = result;
			const done = await this.settled(call, progress, error, error);
			if (done !== undefined) return done;
			if (await this.refreshed(call, error, token, progress)) continue;
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

	private async tokenFor<T>(call: Call<T>): Promise<string | undefined> {
		if (call.authorized === false || !mayCarryToken(call.url, this.hosts)) return undefined;
		return await this.parts.tokens.current();
	}

	/** Whether the failure was about the token and there is another one to try. */
	private async refreshed<T>(
		call: Call<T>,
		error: BoxError,
		token: string | undefined,
		progress: Progress,
	): Promise<boolean> {
		if (error.status !== 401 || token === undefined || call.once) return false;
		// Another token is nothing to a proxy.
		if (!error.fromBox) return false;
		const allowed = TOKEN_CODES.includes(error.code) ? MAX_REFRESHES : 1;
		if (progress.refreshes >= allowed) return false;
		progress.refreshes += 1;
		return (await this.parts.tokens.refresh(token)) !== token;
	}

	private async waitOrGiveUp<T>(error: BoxError, call: Call<T>, progress: Progress): Promise<void> {
		progress.doubt ||= !isRead(call.label.method) && leavesDoubt(error);
		if (isLimited(error) && usesGate(call)) return await this.pause.wait(error, call, progress);
		progress.failures += 1;
		const { repeatable, patience, once } = call;
		const { timing, signal } = this.parts;
		const facts = { repeatable, patience, waited: progress.waited };
		const step = once ? 'stop' : nextStep(progress.failures, error, facts, timing.random);
		if (step === 'stop') throw finished(error, progress);
		progress.waited += step.wait;
		await timing.sleep(step.wait, signal);
	}
}
