import type { Timing } from '../client/http/timing';
import type { TokenSource } from '../client/types';
import { notConnected } from './causes';
import { CredentialError } from './credentialError';
import { lifeOf } from './expiry';
import { JointWork } from './jointWork';
import type { TokenRenewal } from './renewal';
import type { SharedAuth } from './sharedAuth';
import type { StoredToken } from './storedToken';

/** The key of the renewal if the token is missing, or perhaps of another subject. */
const CHECK = '';

export interface TokenSourceParts {
	shared: SharedAuth;
	renewal: TokenRenewal;
	timing: Timing;
	/** Ends the wait for a token, and its renewal if nobody else waits for it. */
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
			return await this.take(CHECK, async (ended) => await renewal.check(ended));
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
		return await this.take(rejected, async (signal) => {
			return await this.parts.renewal.renew(rejected, { signal });
		});
	}

	/** Tries once for each token. The old one is still used if there is no other yet. */
	private async refreshAhead(ending: string): Promise<string> {
		const { shared, renewal } = this.parts;
		if (shared.triedAhead === ending && !shared.renewals.has(ending)) return ending;
		shared.triedAhead = ending;
		const renew = async (signal: AbortSignal) =>
			await renewal.renew(ending, { signal, ahead: true });
		const renewed = this.take(ending, renew, true);
		return await renewed.catch((error: unknown) => {
			if (error instanceof CredentialError) return ending;
			// It was cancelled: nobody knows yet whether there is another one.
			shared.triedAhead = undefined;
			throw error;
		});
	}

	/** The token, with its end as this process knows it or as it is stored. */
	private withEnd(): StoredToken {
		const { fetched = {} } = this.parts.shared;
		return fetched.accessToken === this.token.accessToken ? fetched : this.token;
	}

	/** Takes over the result of a renewal, which is in flight at most once in this process. */
	private async take(key: string, start: StartRenewal, ahead = false): Promise<string> {
		const before = this.token.accessToken;
		this.token = await this.shared(key, start, ahead);
		const { accessToken } = this.token;
		if (accessToken === undefined) throw notConnected();
		if (accessToken !== before) this.parts.onOtherToken?.();
		return accessToken;
	}

	private async shared(key: string, start: StartRenewal, ahead: boolean): Promise<StoredToken> {
		const { shared, signal } = this.parts;
		for (;;) {
			// A caller that was cancelled starts no renewal.
			signal?.throwIfAborted();
			const inFlight = shared.renewals.get(key);
			if (!inFlight) return await this.started(key, start, ahead).wait(signal);
			// An early renewal tries once. Whoever cannot go on with the old token tries harder.
			const isFinal = ahead || !inFlight.ahead;
			const joined = await inFlight.work.wait(signal).catch(isFinal ? ifKnown : () => undefined);
			if (joined) return joined;
		}
	}

	private started(key: string, start: StartRenewal, ahead: boolean): JointWork<StoredToken> {
		const { renewals } = this.parts.shared;
		const work = new JointWork(async (signal) => {
			return await start(signal).finally(() => renewals.delete(key));
		});
		renewals.set(key, { work, ahead });
		return work;
	}
}

/** Begins a renewal. The signal aborts once nobody waits for it any more. */
type StartRenewal = (signal: AbortSignal) => Promise<StoredToken>;

/**
 * Rethrows why another caller's renewal gave no token. After any other error, such as of a cancelled
 * execution, nothing is known about the token.
 */
function ifKnown(error: unknown): undefined {
	if (error instanceof CredentialError) throw error;
}
