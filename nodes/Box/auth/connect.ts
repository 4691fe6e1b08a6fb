import { BoxClient } from '../client/boxClient';
import { systemTiming, type Timing } from '../client/http/timing';
import type { BoxHosts } from '../client/types';
import { hasKey, JWT, SIGN_IN, type BoxContext } from './context';
import { toGrant, type Grant } from './grant';
import { toHosts } from './hosts';
import { JwtRenewal } from './jwt/renewal';
import { toJwtSettings } from './jwt/settings';
import { fromStoredFields } from './jwt/storedFields';
import { Renewal } from './renewal';
import { followReconnection, sharedAuth, type SharedAuth } from './sharedAuth';
import { toStoredToken, type StoredToken } from './storedToken';
import { StoredTokenSource } from './tokenSource';

export interface ConnectOptions {
	signal?: AbortSignal;
	timing?: Timing;
	onOtherToken?: () => void;
	atOnce?: boolean;
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
 * @param options.atOnce whether somebody waits in the editor: then nothing is sent again for which no
 *   answer came
 * @throws CredentialError if the credential is not connected or its hosts cannot be used
 */
export async function connect(
	context: BoxContext,
	{ signal, timing = systemTiming, onOtherToken, atOnce }: ConnectOptions = {},
): Promise<BoxClient> {
	const credential = await readCredential(context, timing);
	const { hosts, shared } = credential;
	const tokens = tokensOf(credential, { context, signal, timing, onOtherToken, atOnce });
	return new BoxClient({ hosts, tokens, gate: shared.gate, signal, timing, atOnce });
}

/** A credential as it is stored, checked. */
export interface StoredCredential {
	/** Two with the same one are the same credential. */
	key: string;
	hosts: BoxHosts;
	/** How it gets its tokens. `jwt` is an application with a key. */
	grant: Grant | { kind: 'jwt' };
	token: StoredToken;
	/** The same object for all users of the credential in this process. */
	shared: SharedAuth;
}

/**
 * Reads the node's credential.
 *
 * @throws CredentialError if its hosts, the ID of its subject or its configuration file cannot be used
 */
export async function readCredential(
	context: BoxContext,
	timing: Timing,
): Promise<StoredCredential> {
	const read = hasKey(context.getNode()) ? readJwt : readSignIn;
	return await read(context, timing);
}

async function readSignIn(context: BoxContext, timing: Timing): Promise<StoredCredential> {
	const credential = await context.getCredentials(SIGN_IN);
	const hosts = toHosts(credential);
	const grant = toGrant(credential);
	const { clientId, grantType, subjectType, enterpriseId, userId } = credential;
	const account = [clientId, hosts.apiUrl, grantType, subjectType, enterpriseId, userId];
	const key = JSON.stringify([idOf(context, SIGN_IN), ...account]);
	const token = toStoredToken(credential);
	const shared = sharedAuth(key, timing);
	if (grant.kind === 'signIn') followReconnection(shared, token, timing);
	return { key: withHosts(key, hosts), hosts, grant, shared, token };
}

async function readJwt(context: BoxContext, timing: Timing): Promise<StoredCredential> {
	const credential = await context.getCredentials(JWT);
	const hosts = toHosts(credential);
	const settings = toJwtSettings(credential);
	const { app, subject } = settings;
	const account = [app.clientId, hosts.apiUrl, subject];
	const key = JSON.stringify([JWT, idOf(context, JWT), ...account]);
	const token = fromStoredFields(credential, settings);
	const shared = sharedAuth(key, timing);
	return { key: withHosts(key, hosts), hosts, grant: { kind: 'jwt' }, shared, token };
}

function idOf(context: BoxContext, type: string): string {
	return context.getNode().credentials?.[type]?.id ?? '';
}

function withHosts(key: string, hosts: BoxHosts): string {
	return JSON.stringify([key, hosts]);
}

export interface TokenOptions {
	/** Through which the store is read, and n8n asked for another token. */
	context: BoxContext;
	timing: Timing;
	signal?: AbortSignal;
	onOtherToken?: () => void;
	atOnce?: boolean;
}

/** The access tokens of a credential, from the one that is stored on. */
export function tokensOf(
	{ hosts, grant, shared, token }: StoredCredential,
	options: TokenOptions,
): StoredTokenSource {
	const { timing, signal, onOtherToken, atOnce } = options;
	const parts = {
		// Looked up each time, as it may be another one by then.
		get context() {
			return options.context;
		},
		...{ shared, hosts, timing, atOnce },
	};
	const renewal = grant.kind === 'jwt' ? new JwtRenewal(parts) : new Renewal(parts, grant);
	return new StoredTokenSource(token, { shared, renewal, timing, signal, onOtherToken });
}
