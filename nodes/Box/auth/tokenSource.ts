import type { Timing } from '../client/http/timing';
import { untilAborted } from '../client/http/untilAborted';
import type { TokenSource } from '../client/types';
import { notConnected } from './causes';
import { CredentialError } from './credentialError';
import { lifeOf } from './expiry';
import type { TokenRenewal } from './renewal';
import type { SharedAuth } from './sharedAuth';
import type { StoredToken } from './storedToken';

/** The key of the renewal if the token is missing, or perhaps of another subject. */
const CHECK = '';

export interface TokenSourceParts {
	shared: SharedAuth;
	renewal: TokenRenewal;
	timing: Timing;
	/** Ends the wait for a token. If it also ends the renewal, the next caller starts another one. */
	signal?: AbortSignal;
	/** Called if there is another token, which may be another account's. */
	onOtherToken?: () => void;
}

/**
 * The access token of a stored credential. n8n owns the tokens: it refreshes and stores them. This
 * reads them again each time Box refuses one, because another execution or another n8n process may
 * have refreshed it meanwhile.
 */
export class StoredTokenSource implements TokenSource {
	constructor(
		private token: StoredToken,
		private readonly parts: TokenSourceParts,
	) {}

	/**
	 * The token to try first. It is renewed if its end is known and near, so that it does not end during
	 * many calls at once or a long transfer.
	 */
	async current(): Promise<string> {
		const { accessToken } = this.token;
		const { renewal, shared, timing } = this.parts;
		if (renewal.mustCheck(this.token)) {
			return await this.take(CHECK, async () => await renewal.check());
		}
		if (accessToken === undefined) throw notConnected();
		const refusal = shared.refusals.ofToken(accessToken, timing.now());
		if (refusal) throw refusal;
		switch (lifeOf(this.withEnd(), timing.date())) {
			case 'over':
				return await this.refresh(accessToken);
			case 'ending':
				return await this.refreshAhead(accessToken);
			default:
				return accessToken;
		}
	}

	/** The access token that it goes on with. */
	get held(): string | undefined {
		return this.token.accessToken;
	}

	/** Goes on with what is stored now: somebody may have connected the credential again. */
	adopt(stored: StoredToken): void {
		const before = this.token.accessToken;
		this.token = stored;
		if (stored.accessToken !== before) this.parts.onOtherToken?.();
	}

	async refresh(rejected: string): Promise<string> {
		const { accessToken } = this.token;
		if (accessToken !== undefined && accessToken !== rejected) return accessToken;
		return await this.take(rejected, async () => await this.parts.renewal.renew(rejected));
	}

	/** Tries once for each token. The old one is still used if there is no other yet. */
	private async refreshAhead(ending: string): Promise<string> {
		const { shared, renewal } = this.parts;
		if (shared.triedAhead === ending && !shared.renewals.has(ending)) return ending;
		shared.triedAhead = ending;
		const renewed = this.take(ending, async () => await renewal.renew(ending, { ahead: true }));
		return await renewed.catch((error: unknown) => {
			if (error instanceof CredentialError) return ending;
			throw error;
		});
	}

	/** The token, with its end as this process knows it or as it is stored. */
	private withEnd(): StoredToken {
		const { fetched = {} } = this.parts.shared;
		return fetched.accessToken === this.token.accessToken ? fetched : this.token;
	}

	/** Takes over the result of a renewal, which is in flight at most once in this process. */
	private async take(key: string, start: () => Promise<StoredToken>): Promise<string> {
		const before = this.token.accessToken;
		this.token = await untilAborted(this.shared(key, start), this.parts.signal);
		const { accessToken } = this.token;
		if (accessToken === undefined) throw notConnected();
		if (accessToken !== before) this.parts.onOtherToken?.();
		return accessToken;
	}

	private async shared(key: string, start: () => Promise<StoredToken>): Promise<StoredToken> {
		const joined = await this.joined(key);
		if (joined) return joined;
		// A caller that was cancelled starts no renewal.
		this.parts.signal?.throwIfAborted();
		return await this.started(key, start);
	}

	/** The result of a renewal that another caller started; `undefined` if that was cancelled. */
	private async joined(key: string): Promise<StoredToken | undefined> {
		return await this.parts.shared.renewals.get(key)?.catch((error: unknown) => {
			// The caller that started it was cancelled, so nothing is known about the token.
			if (error instanceof CredentialError) throw error;
			return undefined;
		});
	}

	private async started(key: string, start: () => Promise<StoredToken>): Promise<StoredToken> {
		const { renewals } = this.parts.shared;
		let renewal = renewals.get(key);
		if (!renewal) {
			renewal = start().finally(() => renewals.delete(key));
			renewals.set(key, renewal);
		}
		return await renewal;
	}
}
