import type { BoxError } from '../error';
import { leavesDoubt, mayPass } from './retry';

/** What is remembered of a call from attempt to attempt. */
export interface Progress {
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

/** Before the first attempt. */
export function newProgress(): Progress {
	return { attempts: 0, failures: 0, waited: 0, refreshes: 0, doubt: false };
}

/** The last failure, with what was tried: the answer alone does not tell. */
export function finished(error: BoxError, progress: Progress): BoxError {
	error.attempts = progress.attempts;
	// A plain refusal also answers for the attempts before it.
	error.outcomeUnknown = progress.doubt && (mayPass(error) || leavesDoubt(error));
	const parts: string[] = [];
	if (error.attempts > 1) parts.push(`tried ${error.attempts} times`);
	if (progress.waited >= 1000) parts.push(`waited ${Math.round(progress.waited / 1000)} s`);
	if (error.retryAfter) {
		parts.push(`${error.proxy ? 'the proxy' : 'Box'} asks to wait ${error.retryAfter} s`);
	}
	if (error.outcomeUnknown) parts.push('it may have been carried out all the same');
	if (parts.length > 0) error.message += ` (${parts.join('; ')})`;
	return error;
}
