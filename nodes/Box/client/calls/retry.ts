/** How often a request is sent before its last failure is reported. */
export const MAX_ATTEMPTS = 5;
/**
 * How often a call is sent that Box's rate limit refuses, if it does not share the pause of other
 * calls: enough for a minute to pass, after which Box counts again from zero.
 */
export const MAX_ATTEMPTS_LIMITED = 10;
/** How often Box is asked for something that it is still preparing (202). */
export const MAX_ATTEMPTS_NOT_READY = 60;
/**
 * Milliseconds one call waits in all. A longer pause is reported to the user instead, and keeps no
 * other call waiting for longer either.
 */
export const MAX_TOTAL_WAIT = 10 * 60_000;
/** The longest wait in milliseconds between two attempts without Retry-After. */
export const MAX_BACKOFF = 30_000;
const BACKOFF = 1_000;
const NETWORK_BACKOFF = 200;

/** How an attempt failed, as far as the policy needs it. */
export interface Failure {
	/** 0 if no answer came. */
	status: number;
	code: string;
	/** Seconds. */
	retryAfter?: number;
	/** The request certainly had no effect: no connection, or its body was not sent completely. */
	unsent?: boolean;
}

/** What the policy needs to know about the call. */
export interface RetryFacts {
	/** Sending it twice has the same effect as sending it once. */
	repeatable: boolean;
	/** Milliseconds the call has waited so far. */
	waited: number;
	/** Milliseconds the call may wait in all; `MAX_TOTAL_WAIT` by default. */
	maxWait?: number;
	/** Whether somebody waits in the editor, so that they are told at once if there is no answer. */
	atOnce?: boolean;
}

/** What to do next: wait so many milliseconds and retry, or give up. */
export type Step = { wait: number } | 'stop';

const TRANSIENT_STATUS = new Set([408, 500, 502, 503, 504, 509]);
const TRANSIENT_CONFLICT = new Set(['operation_blocked_temporary', 'name_temporarily_reserved']);
/** Codes of failures without an answer that no retry changes, such as of a wrong setting. */
const PERMANENT_CODES = new Set([
	'tls_error',
	'invalid_request',
	'proxy_scheme',
	'proxy_login',
	'proxy_refused',
	'proxy_setting',
]);

/** Whether Box's answer says that the request had no effect and may be sent again. */
function wasDeferred({ status, code }: Failure): boolean {
	if (status === 202) return code === 'not_ready';
	return status === 429 || (status === 409 && TRANSIENT_CONFLICT.has(code));
}

/** Whether the request may have taken effect although the attempt failed. */
export function isOutcomeUnknown(failure: Failure): boolean {
	// Something else answered, but may have passed the request on to Box.
	if (failure.code === 'invalid_answer') return true;
	if (failure.status === 0) return !failure.unsent && !PERMANENT_CODES.has(failure.code);
	return TRANSIENT_STATUS.has(failure.status);
}

/** Whether the failure is transient: another attempt may succeed. */
export function isTransient(failure: Failure): boolean {
	if (failure.status === 0) return !PERMANENT_CODES.has(failure.code);
	return wasDeferred(failure) || TRANSIENT_STATUS.has(failure.status);
}

function backoff(attempt: number, failure: Failure, random: () => number): number {
	const base = failure.status === 0 ? NETWORK_BACKOFF : BACKOFF;
	const spread = 0.5 + random();
	return Math.min(MAX_BACKOFF, base * 2 ** (attempt - 1) * spread);
}

/**
 * Milliseconds to wait after a failure: what Retry-After asks for, otherwise longer each time.
 *
 * @param attempt how many times the request has failed, from 1
 */
export function waitAfter(attempt: number, failure: Failure, random: () => number): number {
	const { retryAfter } = failure;
	return retryAfter === undefined ? backoff(attempt, failure, random) : retryAfter * 1000;
}

/** Whether Box's rate limit is reached, so that only waiting helps. */
export function isLimited({ status }: Failure): boolean {
	return status === 429;
}

/**
 * The one retry policy. Retry-After comes first, then exponential backoff with jitter:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/error-handling/
 *
 * @param attempt how many times the request has been sent, from 1
 */
export function nextStep(
	attempt: number,
	failure: Failure,
	call: RetryFacts,
	random: () => number,
): Step {
	if (!isTransient(failure)) return 'stop';
	if (!call.repeatable && isOutcomeUnknown(failure)) return 'stop';
	if (call.atOnce && failure.status === 0) return 'stop';
	// The call has already waited long enough for a connection.
	if (failure.code === 'no_connection') return 'stop';
	if (attempt >= maxAttempts(failure)) return 'stop';
	const wait = waitAfter(attempt, failure, random);
	return call.waited + wait > (call.maxWait ?? MAX_TOTAL_WAIT) ? 'stop' : { wait };
}

function maxAttempts(failure: Failure): number {
	if (failure.status === 202) return MAX_ATTEMPTS_NOT_READY;
	return isLimited(failure) ? MAX_ATTEMPTS_LIMITED : MAX_ATTEMPTS;
}
