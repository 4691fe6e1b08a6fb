import { MAX_TOTAL_WAIT } from '../client/calls/retry';
import type { Refused } from './causes';
import type { CredentialError } from './credentialError';

const MINUTE_MS = 60_000;

/** Another try after a sign-in has ended only helps if Box was mistaken. */
const ENDED_MS = 60 * MINUTE_MS;
/** An administrator, or Box itself, may fix it at any time. */
const OTHER_MS = MINUTE_MS;

interface Refusal {
	/** What was stored when Box refused it. Another try is made once something else is stored. */
	stored: string;
	error: CredentialError;
	/** The access token that Box no longer accepts; `undefined` if it still does. */
	dead?: string;
	until: number;
}

/** A try to get a token that failed. */
export interface FailedTry {
	/** What was stored. Another try is made once something else is stored. */
	stored: string;
	/** The token that was to be replaced. */
	accessToken?: string;
	/** It was made while that token was still valid, so another one is made once it has ended. */
	ahead?: boolean;
	/** Somebody waited in the editor. Those who do not may retry for longer. */
	atOnce?: boolean;
}

/**
 * Remembers why there was no token, so that many nodes and executions with one credential ask Box at
 * most once a minute, and once an hour if the sign-in itself has ended.
 */
export class Refusals {
	private last: Refusal | undefined;

	/** The error of the last try, as long as another one makes no sense. */
	of(stored: string, now: number): CredentialError | undefined {
		const { last } = this;
		return last?.stored === stored && now < last.until ? last.error : undefined;
	}

	/** The same for callers with a token that Box no longer accepts. */
	ofToken(accessToken: string, now: number): CredentialError | undefined {
		const { last } = this;
		return last?.dead === accessToken && now < last.until ? last.error : undefined;
	}

	/** Whether the last try failed, with the same stored data. */
	repeats(stored: string): boolean {
		return this.last?.stored === stored;
	}

	/** Remembers why a try failed, unless another one may do better at once; gives the error. */
	failed(
		refused: Refused,
		{ stored, accessToken, ahead, atOnce }: FailedTry,
		now: number,
	): CredentialError {
		const { error } = refused;
		const mayDoBetter = (ahead || atOnce) && !error.permanent;
		if (!mayDoBetter) this.add(stored, refused, now, ahead ? undefined : accessToken);
		return error;
	}

	add(stored: string, { error, ended, retryAfter = 0 }: Refused, now: number, dead?: string): void {
		const asked = Math.min(retryAfter * 1000, MAX_TOTAL_WAIT);
		const pause = ended ? ENDED_MS : Math.max(OTHER_MS, asked);
		this.last = { stored, error, dead, until: now + pause };
	}

	clear(): void {
		this.last = undefined;
	}
}
