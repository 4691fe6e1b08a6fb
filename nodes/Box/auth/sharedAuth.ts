import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { RateLimitGate } from '../client/calls/rateLimit';
import type { Timing } from '../client/http/timing';
import type { BoxHosts } from '../client/types';
import { Refusals } from './refusals';
import type { StoredToken } from './storedToken';

/** What all users of one credential in this process share. */
export interface SharedAuth {
	/** The pause after a 429: Box counts calls per user. */
	gate: RateLimitGate;
	/** Renewals under way, by the access token they replace; the first one's is empty. */
	renewals: Map<string, Promise<StoredToken>>;
	/** Why there was no new token the last time. */
	refusals: Refusals;
	/**
	 * The last token that was fetched here, with its end by this machine's clock: n8n 1 does not
	 * store that, and another machine's clock may differ.
	 */
	fetched?: StoredToken;
	/** The access token that was last found to be of the credential's subject. */
	verified?: string;
	/** The access token for which a renewal ahead of its end was tried. */
	triedAhead?: string;
}

/** One small entry for each credential used since n8n started. */
const sessions = new Map<string, SharedAuth>();

/**
 * The session of a credential: the same for every node and execution that uses it.
 *
 * @param timing the clock of the pause after a 429, where the session is a new one
 */
export function sharedAuth(
	node: INode,
	credential: ICredentialDataDecryptedObject,
	hosts: BoxHosts,
	timing: Timing,
): SharedAuth {
	const { clientId, grantType, subjectType, enterpriseId, userId } = credential;
	const id = node.credentials?.boxApi?.id ?? '';
	const subject = [grantType, subjectType, enterpriseId, userId];
	const key = JSON.stringify([id, clientId, hosts.apiUrl, ...subject]);
	let session = sessions.get(key);
	if (!session) {
		session = { gate: new RateLimitGate(timing), renewals: new Map(), refusals: new Refusals() };
		sessions.set(key, session);
	}
	return session;
}
