import { RateLimitGate } from '../client/calls/rateLimit';
import type { Timing } from '../client/http/timing';
import type { JointWork } from './jointWork';
import { Refusals } from './refusals';
import type { StoredToken } from './storedToken';

/** What all users of one credential in this process share. */
export interface SharedAuth {
	/** The pause after a 429: Box counts calls per user. */
	gate: RateLimitGate;
	/**
	 * Renewals in flight, by the access token they replace; empty for the first token. One that is ahead
	 * of the token's end tries once.
	 */
	renewals: Map<string, { work: JointWork<StoredToken>; ahead: boolean }>;
	/** Why there was no new token the last time. */
	refusals: Refusals;
	/**
	 * The last token that this process fetched, with its end by this machine's clock: n8n 1 does not
	 * store the end, and another machine's clock may differ.
	 */
	fetched?: StoredToken;
	/** The access token that was stored when the credential was last read. */
	read?: string;
	/** The last access token that is known to belong to the credential's subject. */
	verified?: string;
	/** The access token whose renewal before its end was tried. */
	triedAhead?: string;
}

/** One small entry for each credential used since n8n started. */
const credentials = new Map<string, SharedAuth>();

/**
 * The shared state of a credential: the same for each node and execution that uses it.
 *
 * @param key the same text for all who use the credential to reach the same account of the same Box
 * @param timing the clock of the pause after a 429, if the state is new
 */
export function sharedAuth(key: string, timing: Timing): SharedAuth {
	let shared = credentials.get(key);
	if (!shared) {
		shared = { gate: new RateLimitGate(timing), renewals: new Map(), refusals: new Refusals() };
		credentials.set(key, shared);
	}
	return shared;
}

/**
 * Leaves a pause behind if the credential of a sign-in has another token than this process has fetched
 * for it: it may be connected to another user, whose calls Box counts by themselves. If only another
 * process was faster, one more call is refused.
 */
export function followReconnection(
	shared: SharedAuth,
	{ accessToken }: StoredToken,
	timing: Timing,
): void {
	const known = [shared.read, shared.fetched?.accessToken];
	if (shared.read !== undefined && !known.includes(accessToken))
		shared.gate = new RateLimitGate(timing);
	shared.read = accessToken;
}
