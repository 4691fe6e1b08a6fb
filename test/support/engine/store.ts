import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject, INodeCredentials } from 'n8n-workflow';

/**
 * One stored credential, like a row of n8n's database: whoever asks for it gets what is in `data` at
 * that moment, and a refreshed token is written back into it.
 */
export interface StoredCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	/** What n8n would keep encrypted: the fields of the form and `oauthTokenData`. */
	data: ICredentialDataDecryptedObject;
	/** How often n8n has read it. */
	reads: number;
	/** How often n8n has written a new token into it. */
	writes: number;
}

/** What `credentialFor` needs of a running emulator. */
export interface BoxServer {
	url: string;
	clientId: string;
	clientSecret: string;
	connect(userId?: string): {
		access_token: string;
		refresh_token: string;
		expires_in: number;
		token_type: string;
	};
}

/** A stored credential with any data: unconnected, of another type, on another host. */
export function storeCredential(
	data: ICredentialDataDecryptedObject,
	options: { name?: string; type?: string } = {},
): StoredCredential {
	return {
		id: randomUUID(),
		name: options.name ?? 'Box account',
		type: options.type ?? 'boxApi',
		data,
		reads: 0,
		writes: 0,
	};
}

/**
 * A `boxApi` credential that is connected to `server` with tokens of its own, all hosts at `server.url`.
 * `overrides` replaces fields; `userId` is whose account it is (default: the server's first user).
 */
export function credentialFor(
	server: BoxServer,
	overrides: ICredentialDataDecryptedObject = {},
	userId?: string,
): StoredCredential {
	return storeCredential({
		clientId: server.clientId,
		clientSecret: server.clientSecret,
		apiUrl: server.url,
		uploadUrl: server.url,
		accountUrl: server.url,
		oauthTokenData: { ...server.connect(userId) },
		...overrides,
	});
}

/** What `jwtCredentialFor` needs of a running emulator. */
export interface JwtServer {
	url: string;
	configuration(): object;
}

/**
 * A `boxJwtApi` credential with the file of `server`'s application, all hosts at `server.url`. It has
 * no token yet. `overrides` replaces fields.
 */
export function jwtCredentialFor(
	server: JwtServer,
	overrides: ICredentialDataDecryptedObject = {},
): StoredCredential {
	const data = {
		configuration: JSON.stringify(server.configuration(), null, 2),
		apiUrl: server.url,
		uploadUrl: server.url,
		accessToken: '',
		...overrides,
	};
	return storeCredential(data, { type: 'boxJwtApi' });
}

/** The token pair stored now. */
export function storedToken(credential: StoredCredential): IDataObject {
	const token = credential.data.oauthTokenData;
	return typeof token === 'object' ? (token as IDataObject) : {};
}

/** The entry of a workflow's node that points at a stored credential. */
export function credentialReference(credential: StoredCredential | undefined): INodeCredentials {
	return credential ? { [credential.type]: { id: credential.id, name: credential.name } } : {};
}
