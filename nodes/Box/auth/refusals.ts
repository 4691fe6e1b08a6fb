import { MAX_TOTAL_WAIT } from '../client/calls/retry';
import type { Refused } from './causes';
import type { CredentialError } from './credentialError';

const MINUTE_MS = 60_000;

/** A sign-in that Box has ended stays ended; looked at again in case Box was mistaken. */
const ENDED_MS = 60 * MINUTE_MS;
/** An administrator, or Box itself, may mend it any time. */
const OTHER_MS = MINUTE_MS;

interface Refusal {
	/** What was stored when Box refused it: anything else deserves a try of its own. */
	stored: string;
	error: CredentialError;
	/** The access token that Box does not take any more; undefined where it still serves. */
	dead?: string;
	until: number;
}

/**
 * Remembers that no token could be had, so that many nodes and executions with one credential
 * ask Box at most once a minute, and once an hour where the sign-in itself has ended.
 */
export class Refusals {
	private last: Refusal | undefined;

	/** The error of the last try, while another one makes no sense. */
	of(stored: string, now: number): CredentialError | undefined {
		const { last } = this;
		return last?.stored === stored && now < last.until ? last.error : undefined;
	}

	/** The same for callers who hold a token that Box does not take any more. */
	ofToken(accessToken: string, now: number): CredentialError | undefined {
		const { last } = this;
		return last?.dead === accessToken && now < last.until ? last.error : undefined;
	}

	/** Whether the last try failed, with the same stored data. */
	repeats(stored: string): boolean {
		return this.last?.stored === stored;
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
