/** How often a request is sent before its last failure is reported. */
export const MAX_ATTEMPTS = 5;
/**
 * How often a call is sent that Box's rate limit refuses, where no other call waits with it: long
 * enough for a minute to pass, after which Box counts anew.
 */
export const MAX_ATTEMPTS_LIMITED = 10;
/** How often Box is asked for something it is still preparing (202). */
export const MAX_ATTEMPTS_NOT_READY = 60;
/**
 * Milliseconds one call waits in all. A pause longer than this is told to the user instead, and
 * keeps nobody else waiting for longer either.
 */
export const MAX_TOTAL_WAIT = 10 * 60_000;
/** Milliseconds; the wait between two attempts without Retry-After grows up to this. */
export const MAX_BACKOFF = 30_000;
const BACKOFF = 1_000;
const NETWORK_BACKOFF = 200;

/** How an attempt ended, as far as the policy cares. */
export interface Outcome {
	/** 0 when no answer came. */
	status: number;
	code: string;
	/** Seconds. */
	retryAfter?: number;
	/** The request surely had no effect: no connection, or its body was not sent to its end. */
	unsent?: boolean;
}

/** What the policy has to know of the call itself. */
export interface CallFacts {
	/** Sending it twice is as good as sending it once. */
	repeatable: boolean;
	/** Milliseconds the call has waited so far. */
	waited: number;
	/** Milliseconds the call may wait in all; `MAX_TOTAL_WAIT` without. */
	patience?: number;
}

/** What to do next: wait so many milliseconds and send again, or give up. */
export type Step = { wait: number } | 'stop';

const TRANSIENT_STATUS = new Set([408, 500, 502, 503, 504, 509]);
const TRANSIENT_CONFLICT = new Set(['operation_blocked_temporary', 'name_temporarily_reserved']);
/** A certificate or a setting that is wrong stays wrong. */
const LASTING_CODES = new Set([
	'tls_error',
	'invalid_request',
	'proxy_scheme',
	'proxy_login',
	'proxy_refused',
	'proxy_setting',
]);

/** Whether Box's answer says that the request was not carried out and may be sent again. */
function wasDeferred({ status, code }: Outcome): boolean {
	if (status === 202) return code === 'not_ready';
	return status === 429 || (status === 409 && TRANSIENT_CONFLICT.has(code));
}

/** Whether it is open if the request was carried out. A write with such an end is in doubt. */
export function leavesDoubt(outcome: Outcome): boolean {
	// Whatever answered instead of Box may have passed the request on.
	if (outcome.code === 'invalid_answer') return true;
	if (outcome.status === 0) return !outcome.unsent && !LASTING_CODES.has(outcome.code);
	return TRANSIENT_STATUS.has(outcome.status);
}

/** Whether another attempt may end otherwise. */
export function mayPass(outcome: Outcome): boolean {
	if (outcome.status === 0) return !LASTING_CODES.has(outcome.code);
	return wasDeferred(outcome) || TRANSIENT_STATUS.has(outcome.status);
}

function backoff(attempt: number, outcome: Outcome, random: () => number): number {
	const base = outcome.status === 0 ? NETWORK_BACKOFF : BACKOFF;
	const spread = 0.5 + random();
	return Math.min(MAX_BACKOFF, base * 2 ** (attempt - 1) * spread);
}

/**
 * Milliseconds to wait after a failure: what Retry-After asks for, otherwise ever longer.
 *
 * @param attempt how many times it has failed, from 1
 */
export function waitAfter(attempt: number, outcome: Outcome, random: () => number): number {
	const { retryAfter } = outcome;
	return retryAfter === undefined ? backoff(attempt, outcome, random) : retryAfter * 1000;
}

/**
 * Whether Box's rate limit is used up, which time alone ends. A refusal that asks for no wait at all
 * is something else, and counts like any other failure.
 */
export function isLimited({ status, retryAfter }: Outcome): boolean {
	return status === 429 && (retryAfter === undefined || retryAfter >= 1);
}

/**
 * The one retry policy. Retry-After comes first, then exponential backoff with jitter:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/error-handling/
 *
 * @param attempt how many times the request has been sent, from 1
 */
export function nextStep(
	attempt: number,
	outcome: Outcome,
	call: CallFacts,
	random: () => number,
): Step {
	if (!mayPass(outcome)) return 'stop';
	if (!call.repeatable && leavesDoubt(outcome)) return 'stop';
	// It has waited for a connection long enough already.
	if (outcome.code === 'no_connection') return 'stop';
	if (attempt >= maxAttempts(outcome)) return 'stop';
	const wait = waitAfter(attempt, outcome, random);
	return call.waited + wait > (call.patience ?? MAX_TOTAL_WAIT) ? 'stop' : { wait };
}

function maxAttempts(outcome: Outcome): number {
	if (outcome.status === 202) return MAX_ATTEMPTS_NOT_READY;
	return isLimited(outcome) ? MAX_ATTEMPTS_LIMITED : MAX_ATTEMPTS;
}
