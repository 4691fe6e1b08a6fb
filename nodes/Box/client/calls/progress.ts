import type { BoxError } from '../error';
import type { Call } from './call';
import { isOutcomeUnknown, isTransient } from './retry';

/** What is remembered of a call from attempt to attempt. */
export interface Progress {
	/** How often it was sent. */
	attempts: number;
	/** How often it has failed, except because of the rate limit. */
	failures: number;
	/** Milliseconds. */
	waited: number;
	/** How often it has asked for another token. */
	refreshes: number;
	/** An attempt failed so that it may have taken effect. */
	outcomeUnknown: boolean;
	/** Box has said that it will do what an attempt asked for (202). */
	wasAccepted: boolean;
	/** How many pauses of its user there had been when it was last sent. */
	pauses: number;
	/** The last refusal because of a rate limit. */
	refusal?: BoxError;
}

/** The progress before the first attempt. */
export function newProgress(): Progress {
	return {
		attempts: 0,
		failures: 0,
		waited: 0,
		refreshes: 0,
		outcomeUnknown: false,
		wasAccepted: false,
		pauses: 0,
	};
}

/** The last failure, with what was tried: the answer alone does not say it. */
export function finished<T>(error: BoxError, call: Call<T>, progress: Progress): BoxError {
	error.attempts = progress.attempts;
	const { outcomeUnknown, wasAccepted } = progress;
	error.outcomeUnknown = (outcomeUnknown || wasAccepted) && !settlesOutcome(error, call);
	const parts: string[] = [];
	if (error.attempts > 1) parts.push(`tried ${error.attempts} times`);
	if (progress.waited >= 1000) parts.push(`waited ${Math.round(progress.waited / 1000)} s`);
	if (error.retryAfter) {
		parts.push(`${error.proxy ? 'the proxy' : 'Box'} asks to wait ${error.retryAfter} s`);
	}
	if (error.outcomeUnknown) parts.push('it may have taken effect anyway');
	if (parts.length > 0) error.message += ` (${parts.join('; ')})`;
	return error;
}

/** Whether a failure also says that the attempts before it had no effect: it is a plain refusal. */
function settlesOutcome<T>(error: BoxError, { selfCausedCodes = [] }: Call<T>): boolean {
	return !isTransient(error) && !isOutcomeUnknown(error) && !selfCausedCodes.includes(error.code);
}
