import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { RateLimitGate } from '../client/rateLimit';
import type { BoxHosts } from '../client/types';

/** What all users of one credential in this process share. */
export interface SharedSession {
	/** The pause after a 429: Box counts calls per user. */
	gate: RateLimitGate;
	/** Refreshes under way, by the token that Box refused. */
	refreshes: Map<string, Promise<string>>;
}

/** One small entry for each credential used since n8n started. */
const sessions = new Map<string, SharedSession>();

/** The session of a credential: the same for every node and execution that uses it. */
export function sharedSession(
	node: INode,
	credential: ICredentialDataDecryptedObject,
	hosts: BoxHosts,
): SharedSession {
	const id = node.credentials?.boxApi?.id ?? '';
	const key = JSON.stringify([id, credential.clientId, hosts.apiUrl]);
	let session = sessions.get(key);
	if (!session) {
		session = { gate: new RateLimitGate(), refreshes: new Map() };
		sessions.set(key, session);
	}
	return session;
}
