import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { TokenSource } from '../client/types';
import { notConnected } from './causes';
import { CredentialError } from './credentialError';
import { lifeOf } from './expiry';
import type { Grant } from './grant';
import type { Renewal } from './renewal';
import type { SharedAuth } from './sharedAuth';
import { toStoredToken, type StoredToken } from './storedToken';
import { untilAborted } from '../client/http/untilAborted';

/** Stands for the token that is missing, or not known to be the right one, among the renewals. */
const CHECK = '';

/**
 * The access token of a stored credential. n8n owns the tokens: it refreshes and stores them;
 * this reads them again whenever Box refuses one, because another execution or another n8n
 * process may have refreshed meanwhile.
 */
export class StoredTokenSource implements TokenSource {
	private token: StoredToken;

	constructor(
		private readonly session: SharedAuth,
		private readonly renewal: Renewal,
		private readonly grant: Grant,
		credential: ICredentialDataDecryptedObject,
		/** Ends the waiting for a token. Where it ends the renewal itself, the next caller starts another. */
		private readonly signal?: AbortSignal,
		/** Told when there is another token, which may be another account's. */
		private readonly onOther?: () => void,
	) {
		this.token = toStoredToken(credential);
	}

	/**
	 * The token to try first. Where its end is known and near it is renewed, so that many calls at
	 * once or a long transfer do not run into it.
	 */
	async current(): Promise<string> {
		const { accessToken } = this.token;
		const isServer = this.grant.kind === 'server';
		if (isServer && (accessToken === undefined || accessToken !== this.session.verified)) {
			return await this.take(CHECK, async () => await this.renewal.check());
		}
		if (accessToken === undefined) throw notConnected();
		const refusal = this.renewal.refusalOf(accessToken);
		if (refusal) throw refusal;
		switch (lifeOf(this.withEnd(), Date.now())) {
			case 'over':
				return await this.refresh(accessToken);
			case 'ending':
				return await this.refreshAhead(accessToken);
			default:
				return accessToken;
		}
	}

	async refresh(rejected: string): Promise<string> {
		const { accessToken } = this.token;
		if (accessToken !== undefined && accessToken !== rejected) return accessToken;
		return await this.take(rejected, async () => await this.renewal.renew(rejected));
	}

	/** Tried once for each token. The old one still serves where there is no other yet. */
	private async refreshAhead(ending: string): Promise<string> {
		const { session, renewal } = this;
		if (session.triedAhead === ending && !session.renewals.has(ending)) return ending;
		session.triedAhead = ending;
		const renewed = this.take(ending, async () => await renewal.renew(ending, { ahead: true }));
		return await renewed.catch((error: unknown) => {
			if (error instanceof CredentialError) return ending;
			throw error;
		});
	}

	/** The token, with its end as this process knows it or as it is stored. */
	private withEnd(): StoredToken {
		const { fetched = {} } = this.session;
		return fetched.accessToken === this.token.accessToken ? fetched : this.token;
	}

	/** Takes over the outcome of a renewal, which is under way at most once in this process. */
	private async take(key: string, start: () => Promise<StoredToken>): Promise<string> {
		const before = this.token.accessToken;
		this.token = await untilAborted(this.shared(key, start), this.signal);
		const { accessToken } = this.token;
		if (accessToken === undefined) throw notConnected();
		if (accessToken !== before) this.onOther?.();
		return accessToken;
	}

	private async shared(key: string, start: () => Promise<StoredToken>): Promise<StoredToken> {
		const joined = await this.joined(key);
		if (joined) return joined;
		// Whoever does not wait any more starts nothing either.
		this.signal?.throwIfAborted();
		return await this.started(key, start);
	}

	/** The outcome of a renewal that another caller started; `undefined` where that was cancelled. */
	private async joined(key: string): Promise<StoredToken | undefined> {
		return await this.session.renewals.get(key)?.catch((error: unknown) => {
			// Whoever started it was cancelled and took it along: nothing is known of the token.
			if (error instanceof CredentialError) throw error;
			return undefined;
		});
	}

	private async started(key: string, start: () => Promise<StoredToken>): Promise<StoredToken> {
		const { renewals } = this.session;
		let renewal = renewals.get(key);
		if (!renewal) {
			renewal = start().finally(() => renewals.delete(key));
			renewals.set(key, renewal);
		}
		return await renewal;
	}
}
