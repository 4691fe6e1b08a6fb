import { BoxClient } from '../client/boxClient';
import { systemTiming, type Timing } from '../client/http/timing';
import type { BoxHosts } from '../client/types';
import { CREDENTIAL, type BoxContext } from './context';
import { toGrant, type Grant } from './grant';
import { toHosts } from './hosts';
import { Renewal } from './renewal';
import { credentialKey, sharedAuth, type SharedAuth } from './sharedAuth';
import { toStoredToken, type StoredToken } from './storedToken';
import { StoredTokenSource } from './tokenSource';

export interface ConnectOptions {
	signal?: AbortSignal;
	timing?: Timing;
	onOtherToken?: () => void;
}

/**
 * A client for the account that the node's credential is connected to. Connections, the pause
 * after a 429 and a token refresh are shared with all other users of that credential in this
 * process.
 *
 * @param options.signal ends every call, at once
 * @param options.timing by default the system's clock and waits
 * @param options.onOtherToken called if the client goes on with another token than before: an edited
 *   credential may be connected to another account
 * @throws CredentialError if the credential is not connected or its hosts cannot be used
 */
export async function connect(
	context: BoxContext,
	{ signal, timing = systemTiming, onOtherToken }: ConnectOptions = {},
): Promise<BoxClient> {
	const credential = await readCredential(context, timing);
	const { hosts, shared } = credential;
	const tokens = tokensOf(credential, { context, signal, timing, onOtherToken });
	return new BoxClient({ hosts, tokens, gate: shared.gate, signal, timing });
}

/** A credential as it is stored, checked. */
export interface StoredCredential {
	/** Two with the same one are the same credential. */
	key: string;
	hosts: BoxHosts;
	grant: Grant;
	token: StoredToken;
	/** The same object for all users of the credential in this process. */
	shared: SharedAuth;
}

/**
 * Reads the node's credential.
 *
 * @throws CredentialError if its hosts or the ID of its subject cannot be used
 */
export async function readCredential(
	context: BoxContext,
	timing: Timing,
): Promise<StoredCredential> {
	const credential = await context.getCredentials(CREDENTIAL);
	const hosts = toHosts(credential);
	const grant = toGrant(credential);
	const node = context.getNode();
	const shared = sharedAuth(node, credential, hosts, timing);
	const key = JSON.stringify([credentialKey(node, credential, hosts), hosts]);
	return { key, hosts, grant, shared, token: toStoredToken(credential) };
}

export interface TokenOptions {
	/** Through which the store is read, and n8n asked for another token. */
	context: BoxContext;
	timing: Timing;
	signal?: AbortSignal;
	onOtherToken?: () => void;
}

/** The access tokens of a credential, from the one that is stored on. */
export function tokensOf(
	{ hosts, grant, shared, token }: StoredCredential,
	options: TokenOptions,
): StoredTokenSource {
	const { timing, signal, onOtherToken } = options;
	const renewal = new Renewal({
		// Looked up each time, as it may be another one by then.
		get context() {
			return options.context;
		},
		...{ shared, hosts, grant, timing, signal },
	});
	return new StoredTokenSource(token, { shared, renewal, grant, timing, signal, onOtherToken });
}
