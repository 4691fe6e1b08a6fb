import { setMaxListeners } from 'node:events';

import { asBoxError, BoxError } from '../error';
import type { Http } from '../http/exchange';
import { isDownloadHost, mayCarryToken } from '../http/hosts';
import { linkedSignal } from '../http/linkedSignal';
import { pacedHttp, type Throttle } from '../http/throttle';
import type { Timing } from '../http/timing';
import type { BoxHosts, TokenSource } from '../types';
import { sendOnce } from './attempt';
import { isRead, type Call } from './call';
import type { Load } from './load';
import { finished, newProgress, type Progress } from './progress';
import type { RateLimitGate } from './rateLimit';
import { isLimited, isOutcomeUnknown, isTransient, nextStep } from './retry';
import { SharedPause, usesGate } from './sharedPause';

/** How often a call asks for another token: once, and again if the new one was replaced meanwhile. */
const MAX_REFRESHES = 2;
/** Codes of a 401 that another token can fix. Any other code means another problem. */
const TOKEN_CODES = ['unauthorized', 'invalid_token', 'expired_token'];

export interface ConnectionParts {
	hosts: BoxHosts;
	tokens: TokenSource;
	gate: RateLimitGate;
	/** How Box bears the calls of the owner. */
	load: Load;
	http: Http;
	timing: Timing;
	/** Whether nothing is sent again for which no answer came. */
	atOnce?: boolean;
	/** Whose calls they are, so that no owner gets all connections. */
	owner: object;
	signal?: AbortSignal;
}

/** Sends calls to Box with a token, the shared pause, retries and cancellation. */
export class Connection {
	private readonly pause: SharedPause;

	constructor(readonly parts: ConnectionParts) {
		this.pause = new SharedPause(parts.gate, parts.signal);
		// All calls of an execution listen to one signal. Node takes more than ten for a leak.
		if (parts.signal) setMaxListeners(0, parts.signal);
	}

	get hosts(): BoxHosts {
		return this.parts.hosts;
	}

	get signal(): AbortSignal | undefined {
		return this.parts.signal;
	}

	/**
	 * The same connection, whose calls also end if `signal` aborts. It has to abort when the calls are
	 * over, too.
	 */
	withSignal(signal: AbortSignal): Connection {
		const { signal: own } = this.parts;
		const both = own ? linkedSignal(own, signal) : signal;
		return new Connection({ ...this.parts, signal: both });
	}

	/** The same connection, each of whose attempts waits for `throttle`. */
	paced(throttle: Throttle): Connection {
		return new Connection({ ...this.parts, http: pacedHttp(this.parts.http, throttle) });
	}

	/** The same connection for a last call that is made although all others were cancelled. */
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
			this.pause.learn(call, result, progress);
			this.parts.load.answered('value' in result ? 200 : result.error.status);
			if ('value' in result) return result.value;
			const { error } = result;
			progress.outcomeUnknown ||= isLastDoubt(error, call, progress);
			const done = await this.earlierResult(call, progress, error, async () => {
				return await call.resultFromFailure?.(error);
			});
			if (done !== undefined) return done;
			if (await this.refreshed(call, error, token, progress)) continue;
			await this.waitOrGiveUp(error, call, progress);
			const late = await this.earlierResult(call, progress, error, async () => {
				return await call.resultBeforeRetry?.();
			});
			if (late !== undefined) return late;
		}
	}

	/** The result of an earlier attempt whose outcome was unknown, if it has one after all. */
	private async earlierResult<T>(
		call: Call<T>,
		progress: Progress,
		last: BoxError,
		find: () => Promise<T | undefined>,
	): Promise<T | undefined> {
		if (!progress.outcomeUnknown) return undefined;
		const result = await find().catch(asBoxError);
		// The outcome stays unknown, so a retry could do the work twice.
		if (result instanceof BoxError) throw finished(last, call, progress);
		return result;
	}

	private async tokenFor<T>(call: Call<T>): Promise<string | undefined> {
		const { authorized, atDownloadHost, url } = call;
		const isForToken = atDownloadHost ? isDownloadHost : mayCarryToken;
		if (authorized === false || !isForToken(url, this.hosts)) return undefined;
		return await this.parts.tokens.current();
	}

	/** Whether the token was refused and there is another one to try. */
	private async refreshed<T>(
		call: Call<T>,
		error: BoxError,
		token: string | undefined,
		progress: Progress,
	): Promise<boolean> {
		if (error.status !== 401 || token === undefined || call.once) return false;
		// A proxy does not care about the token.
		if (!error.fromBox) return false;
		const allowed = TOKEN_CODES.includes(error.code) ? MAX_REFRESHES : 1;
		if (progress.refreshes >= allowed) return false;
		progress.refreshes += 1;
		return (await this.parts.tokens.refresh(token)) !== token;
	}

	private async waitOrGiveUp<T>(error: BoxError, call: Call<T>, progress: Progress): Promise<void> {
		const isWrite = !isRead(call.label.method);
		progress.outcomeUnknown ||= isWrite && isOutcomeUnknown(error);
		progress.wasAccepted ||= isWrite && error.status === 202;
		if (isLimited(error) && usesGate(call)) return this.pause.retry(error, call, progress);
		progress.failures += 1;
		const { repeatable, maxPreparing, once } = call;
		const maxWait = error.status === 202 ? (maxPreparing ?? call.maxWait) : call.maxWait;
		const { timing, signal, atOnce } = this.parts;
		const facts = { repeatable, maxWait, atOnce, waited: progress.waited };
		const step = once ? 'stop' : nextStep(progress.failures, error, facts, timing.random);
		if (step === 'stop') throw finished(error, call, progress);
		progress.waited += step.wait;
		await timing.sleep(step.wait, signal);
	}
}

/**
 * Whether a write fails for good that may have worked all the same: what answered is not Box, or Box had
 * accepted an earlier attempt.
 */
function isLastDoubt(
	error: BoxError,
	{ label }: Call<unknown>,
	{ wasAccepted }: Progress,
): boolean {
	if (isRead(label.method) || isTransient(error)) return false;
	return wasAccepted || isOutcomeUnknown(error);
}
