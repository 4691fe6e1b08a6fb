import { readErrorText } from './body';
import { BoxError, refusal, retryAfterSeconds } from './error';
import { mayCarryToken } from './hosts';
import type { Http, HttpAnswer, HttpRequest } from './http';
import { isNetworkFailure, networkError } from './networkError';
import type { RateLimitGate } from './rateLimit';
import { leavesDoubt, MAX_TOTAL_WAIT, nextStep } from './retry';
import type { Timing } from './timing';
import type { BoxHosts, HttpMethod, TokenSource } from './types';

/** How often a call asks for another token: once, and once more if that one was spent meanwhile. */
const MAX_REFRESHES = 2;

/** The bytes of one attempt. */
export interface AttemptBody {
	content: NonNullable<HttpRequest['body']>;
	/** Why the bytes could not be produced: an error that is not Box's and is not repeated. */
	failure?(): unknown;
	/** Whether all bytes were handed over, so that Box may have acted on them. */
	complete?(): boolean;
	/** Frees what the bytes come from. Called when the attempt is over. */
	dispose?(): void;
}

/** One call: sent until it succeeds or the policy gives up. */
export interface Call<T> {
	method: HttpMethod;
	url: URL;
	/** How errors name the resource; never a signed address. */
	path: string;
	headers: Record<string, string>;
	/** Called for each attempt, so that a stream starts anew. */
	body?: () => AttemptBody | Promise<AttemptBody>;
	repeatable: boolean;
	/** False for the download host, which must not see the token. */
	authorized?: boolean;
	/** Milliseconds of silence. */
	headersTimeout: number;
	bodyTimeout: number;
	held?: boolean;
	/** Only one attempt: the caller has a policy of its own. */
	once?: boolean;
	/** Statuses besides 2xx that `read` understands. */
	accepts?: readonly number[];
	/** Whether a 202 says "not ready yet" rather than "done". */
	waitsWhenAccepted?: boolean;
	/** Takes what is wanted from the answer. A body it leaves unread is its own affair. */
	read(answer: HttpAnswer): Promise<T>;
	/**
	 * An earlier attempt may have taken effect. Before the next one is sent, and when that one
	 * fails with `error`, this tells whether the work is done after all.
	 */
	settle?: (error?: BoxError) => Promise<T | undefined>;
}

/** What is remembered from attempt to attempt. */
interface Progress {
	attempt: number;
	waited: number;
	refreshes: number;
	/** An attempt ended so that it may have taken effect. */
	doubt: boolean;
}

interface ConnectionParts {
	hosts: BoxHosts;
	tokens: TokenSource;
	gate: RateLimitGate;
	http: Http;
	timing: Timing;
	signal?: AbortSignal;
}

/** Sends calls to Box: token, shared pause, retry, cancellation. */
export class Connection {
	constructor(readonly parts: ConnectionParts) {}

	get hosts(): BoxHosts {
		return this.parts.hosts;
	}

	/** The same connection, which ends its calls also when `signal` aborts. */
	withSignal(signal: AbortSignal): Connection {
		const { signal: own } = this.parts;
		return new Connection({
			...this.parts,
			signal: own ? AbortSignal.any([own, signal]) : signal,
		});
	}

	/**
	 * @throws {BoxError} the last failure, once the policy gives up
	 * @throws the signal's reason, the token source's error, or the error of the body's source
	 */
	async run<T>(call: Call<T>): Promise<T> {
		const progress: Progress = { attempt: 1, waited: 0, refreshes: 0, doubt: false };
		for (;;) {
			const { signal } = this.parts;
			signal?.throwIfAborted();
			await this.passGate(call);
			const token = await this.tokenFor(call);
			try {
				return await this.attempt(call, token);
			} catch (error) {
				signal?.throwIfAborted();
				if (!(error instanceof BoxError)) throw error;
				if (progress.doubt) {
					const settled = await call.settle?.(error);
					if (settled !== undefined) return settled;
				}
				if (await this.refreshed(error, token, progress)) continue;
				await this.waitOrGiveUp(error, call, progress);
			}
			if (progress.doubt) {
				const settled = await call.settle?.();
				if (settled !== undefined) return settled;
			}
		}
	}

	/** Waits while Box refuses this user, unless that takes too long to be worth it. */
	private async passGate<T>(call: Call<T>): Promise<void> {
		if (call.held) return;
		const { gate, signal } = this.parts;
		const left = gate.remaining();
		if (left > MAX_TOTAL_WAIT) {
			const seconds = Math.ceil(left / 1000);
			throw new BoxError({
				status: 429,
				code: 'rate_limit_exceeded',
				message: `Box takes no more calls of this user for another ${seconds} s`,
				method: call.method,
				path: call.path,
				retryAfter: seconds,
				unsent: true,
			});
		}
		await gate.passed(signal);
	}

	private async tokenFor<T>(call: Call<T>): Promise<string | undefined> {
		if (call.authorized === false || !mayCarryToken(call.url, this.parts.hosts)) return undefined;
		return await this.parts.tokens.current();
	}

	/** Whether the failure was about the token and there is another one to try. */
	private async refreshed(
		error: BoxError,
		token: string | undefined,
		progress: Progress,
	): Promise<boolean> {
		if (error.status !== 401 || token === undefined) return false;
		// A code of Box's own names another problem than an expired token; one try shows it.
		const allowed = ['unauthorized', 'invalid_token', 'expired_token'].includes(error.code)
			? MAX_REFRESHES
			: 1;
		if (progress.refreshes >= allowed) return false;
		progress.refreshes += 1;
		return (await this.parts.tokens.refresh(token)) !== token;
	}

	private async waitOrGiveUp<T>(error: BoxError, call: Call<T>, progress: Progress): Promise<void> {
		const { gate, timing, signal } = this.parts;
		const facts = { repeatable: call.repeatable, waited: progress.waited };
		const step = call.once ? 'stop' : nextStep(progress.attempt, error, facts, timing.random);
		const wait = step === 'stop' ? (error.retryAfter ?? 0) * 1000 : step.wait;
		if (error.status === 429) gate.pause(wait);
		const write = call.method !== 'GET' && call.method !== 'OPTIONS';
		progress.doubt ||= write && leavesDoubt(error);
		if (step === 'stop') {
			error.attempts = progress.attempt;
			error.outcomeUnknown = progress.doubt;
			throw explained(error);
		}
		progress.attempt += 1;
		progress.waited += wait;
		if (error.status !== 429) await timing.sleep(wait, signal);
	}

	private async attempt<T>(call: Call<T>, token: string | undefined): Promise<T> {
		const body = await call.body?.();
		const headers = { ...call.headers };
		if (token !== undefined) headers.authorization = `Bearer ${token}`;
		const { method, url, headersTimeout, bodyTimeout, held } = call;
		const { signal } = this.parts;
		try {
			const answer = await this.parts.http.send({
				method,
				url,
				headers,
				body: body?.content,
				signal,
				headersTimeout,
				bodyTimeout,
				held,
			});
			return await this.readAnswer(call, answer);
		} catch (error) {
			const failure = body?.failure?.();
			if (failure !== undefined) throw failure;
			if (error instanceof BoxError) throw error;
			signal?.throwIfAborted();
			if (!isNetworkFailure(error)) throw error;
			throw networkError(error, method, call.path, body?.complete?.() === false);
		} finally {
			body?.dispose?.();
		}
	}

	private async readAnswer<T>(call: Call<T>, answer: HttpAnswer): Promise<T> {
		const { status } = answer;
		if (status === 202 && call.waitsWhenAccepted) {
			await readErrorText(answer.body);
			throw new BoxError({
				status,
				code: 'not_ready',
				message: 'Box has not finished preparing this yet',
				method: call.method,
				path: call.path,
				retryAfter: retryAfterSeconds(answer.header('retry-after'), Date.now()),
			});
		}
		if ((status >= 200 && status < 300) || call.accepts?.includes(status)) {
			return await call.read(answer);
		}
		const text = await readErrorText(answer.body);
		throw refusal(call.method, call.path, { status, header: answer.header, text });
	}
}

/** Says in the error what was tried, which the answer alone does not tell. */
function explained(error: BoxError): BoxError {
	const parts: string[] = [];
	if (error.attempts > 1) parts.push(`tried ${error.attempts} times`);
	if (error.retryAfter !== undefined && error.status !== 202) {
		parts.push(`Box asks to wait ${error.retryAfter} s`);
	}
	if (error.outcomeUnknown) parts.push('it may have been carried out all the same');
	if (parts.length > 0) error.message += ` (${parts.join('; ')})`;
	return error;
}
