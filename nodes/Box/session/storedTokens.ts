import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { BoxHosts, TokenSource } from '../client/types';
import { CREDENTIAL, type BoxContext } from './context';
import { CredentialError } from './credentialError';
import { refreshThroughN8n } from './n8nRefresh';
import type { SharedSession } from './sharedSession';

/** The part of `oauthTokenData` that matters here. */
interface TokenData {
	access_token?: string;
	refresh_token?: string;
}

/**
 * The access token of a stored credential. n8n owns the tokens: it refreshes and stores them;
 * this reads them again whenever Box refuses one, because another execution or another n8n
 * process may have refreshed meanwhile.
 */
export class StoredTokens implements TokenSource {
	private token: string | undefined;

	constructor(
		private readonly context: BoxContext,
		private readonly session: SharedSession,
		private readonly hosts: BoxHosts,
		credential: ICredentialDataDecryptedObject,
		/** Ends the waiting for a token. Where it ends the refresh itself, the next caller starts another. */
		private readonly signal?: AbortSignal,
	) {
		this.token = tokenData(credential).access_token;
	}

	async current(): Promise<string> {
		if (this.token === undefined) throw notConnected();
		return this.token;
	}

	async refresh(rejected: string): Promise<string> {
		if (this.token !== undefined && this.token !== rejected) return this.token;
		this.token = await untilAborted(this.renewed(rejected), this.signal);
		return this.token;
	}

	private async renewed(rejected: string): Promise<string> {
		return (await this.joined(rejected)) ?? (await this.started(rejected));
	}

	/** The outcome of a refresh that another caller started; `undefined` where that was cancelled. */
	private async joined(rejected: string): Promise<string | undefined> {
		return await this.session.refreshes.get(rejected)?.catch((error: unknown) => {
			// Whoever started it was cancelled and took it along: nothing is known of the token.
			if (error instanceof CredentialError) throw error;
			return undefined;
		});
	}

	private async started(rejected: string): Promise<string> {
		const { refreshes } = this.session;
		let refresh = refreshes.get(rejected);
		if (!refresh) {
			refresh = this.renew(rejected).finally(() => refreshes.delete(rejected));
			refreshes.set(rejected, refresh);
		}
		return await refresh;
	}

	/** The stored token where it is a new one; otherwise n8n fetches one. */
	private async renew(rejected: string): Promise<string> {
		const stored = await this.read();
		if (stored.access_token !== undefined && stored.access_token !== rejected) {
			return stored.access_token;
		}
		if (stored.refresh_token === undefined) throw cannotRefresh();
		const failure = await refreshThroughN8n(this.context, this.hosts, this.signal);
		// Read first, whatever n8n said: another process may have won the race for the token.
		const renewed = (await this.read()).access_token;
		if (renewed !== undefined && renewed !== rejected) return renewed;
		if (failure) throw failure;
		return rejected;
	}

	private async read(): Promise<TokenData> {
		return tokenData(await this.context.getCredentials(CREDENTIAL));
	}
}

/** The promise's outcome, or the signal's reason as soon as it aborts. */
async function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return await promise;
	signal.throwIfAborted();
	const settled = new AbortController();
	const aborted = new Promise((resolve) => {
		signal.addEventListener('abort', resolve, { once: true, signal: settled.signal });
	});
	try {
		await Promise.race([promise, aborted]);
		signal.throwIfAborted();
		return await promise;
	} finally {
		settled.abort();
	}
}

function tokenData(credential: ICredentialDataDecryptedObject): TokenData {
	const data = credential.oauthTokenData;
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
	const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
	const { access_token, refresh_token } = data as Record<string, unknown>;
	return { access_token: text(access_token), refresh_token: text(refresh_token) };
}

function notConnected(): CredentialError {
	return new CredentialError(
		'The Box credential is not connected to an account',
		'Open the credential and connect the account.',
	);
}

function cannotRefresh(): CredentialError {
	return new CredentialError(
		'The Box access token has expired, and the credential has nothing to refresh it with',
		"Open the credential and choose 'Reconnect'.",
	);
}
