import type { Timing } from '../client/http/timing';
import type { BoxHosts } from '../client/types';
import { cannotRefresh, toRefused } from './causes';
import { SIGN_IN, type BoxContext } from './context';
import type { CredentialError } from './credentialError';
import type { Grant } from './grant';
import { askN8n, askWhoAmI, refreshStored } from './n8nRefresh';
import type { RefreshFailure } from './refreshFailure';
import type { SharedAuth } from './sharedAuth';
import { toStoredToken, type StoredToken } from './storedToken';
import { isSubject } from './subject';
import { unreached } from './unreached';

/**
 * Milliseconds before each time the store is read after a lost race: another process won it, and
 * stores the token a moment after Box gave it.
 */
const REREAD_WAITS = [0, 100, 200, 400, 800, 1600];

export interface RenewalParts {
	context: BoxContext;
	shared: SharedAuth;
	hosts: BoxHosts;
	timing: Timing;
	/** Whether somebody waits in the editor, so that they are told at once if there is no answer. */
	atOnce?: boolean;
}

/** Replaces the token of a credential. */
export interface TokenRenewal {
	/** Whether a stored token must be checked before it is used, or there is none yet. */
	mustCheck(token: StoredToken): boolean;
	/**
	 * A token that can be used, if the stored one must be checked.
	 *
	 * @param signal aborts once nobody waits for it any more
	 * @throws CredentialError why there is none
	 */
	check(signal: AbortSignal): Promise<StoredToken>;
	/**
	 * The stored token if it is another one than Box refused; otherwise another one is fetched.
	 *
	 * @throws CredentialError why there is none
	 */
	renew(rejected: string, options: RenewOptions): Promise<StoredToken>;
}

export interface RenewOptions {
	/** Aborts once nobody waits for the token any more. */
	signal: AbortSignal;
	/** Whether the old token is still valid, so that one attempt is enough. */
	ahead?: boolean;
}

/** The renewal for a sign-in and for client credentials, which n8n does. */
export class Renewal implements TokenRenewal {
	constructor(
		private readonly parts: RenewalParts,
		private readonly grant: Grant,
	) {}

	/** A server application's token may be of another subject than the credential names. */
	mustCheck({ accessToken }: StoredToken): boolean {
		const { shared } = this.parts;
		return this.grant.kind === 'server' && (!accessToken || accessToken !== shared.verified);
	}

	async renew(rejected: string, { signal, ahead = false }: RenewOptions): Promise<StoredToken> {
		const { context, shared, timing, atOnce } = this.parts;
		const { token: stored, fingerprint } = await this.read();
		if (isOther(stored, rejected)) return stored;
		if (this.grant.kind === 'signIn' && !stored.refreshToken) throw cannotRefresh();
		const known = shared.refusals.of(fingerprint, timing.now());
		if (known) throw known;
		const once = ahead || shared.refusals.repeats(fingerprint);
		const outcome = await askN8n(context, refreshStored, { timing, signal, once, atOnce });
		const failure = 'failure' in outcome ? outcome.failure : undefined;
		// The store is read even after a failure: another process may have won the race for the token.
		const renewed = await this.readBack(rejected, signal, failure);
		if (isOther(renewed, rejected)) return this.accept(renewed);
		if (failure) throw this.refuse(failure, stored, fingerprint, ahead);
		return renewed;
	}

	/**
	 * The stored token of a server application, once it is known to belong to the subject that the
	 * credential names: after a change of the credential n8n keeps the old token. This also fetches
	 * the first token.
	 */
	async check(signal: AbortSignal): Promise<StoredToken> {
		const { context, hosts, shared, timing, atOnce } = this.parts;
		const { token: before, fingerprint } = await this.read();
		const known = shared.refusals.of(fingerprint, timing.now());
		if (known) throw known;
		const once = shared.refusals.repeats(fingerprint);
		const options = { timing, signal, once, atOnce };
		const outcome = await askN8n(context, askWhoAmI(hosts), options);
		if ('failure' in outcome) throw this.refuse(outcome.failure, before, fingerprint);
		const { token } = await this.read();
		return isSubject(outcome.answer, this.grant)
			? this.accept(token)
			: await this.renew(token.accessToken ?? '', { signal });
	}

	/** What is stored after n8n's attempt. It is read for a while if another process was faster. */
	private async readBack(
		rejected: string,
		signal: AbortSignal,
		failure?: RefreshFailure,
	): Promise<StoredToken> {
		const { timing } = this.parts;
		const lost = failure !== undefined && this.grant.kind === 'signIn' && isLostRace(failure);
		let { token } = await this.read();
		for (const wait of lost ? REREAD_WAITS : []) {
			if (isOther(token, rejected)) break;
			await timing.sleep(wait, signal);
			({ token } = await this.read());
		}
		return token;
	}

	private accept(token: StoredToken): StoredToken {
		const { shared, timing } = this.parts;
		const { accessToken, lifetime } = token;
		shared.refusals.clear();
		shared.verified = accessToken;
		const expiresAt = lifetime === undefined ? token.expiresAt : timing.date() + lifetime * 1000;
		shared.fetched = { ...token, expiresAt };
		return token;
	}

	private refuse(
		failure: RefreshFailure,
		stored: StoredToken,
		fingerprint: string,
		ahead = false,
	): CredentialError {
		const { shared, hosts, timing, atOnce } = this.parts;
		const refused =
			unreached(failure, hosts) ?? toRefused(failure, this.grant, stored, timing.date());
		const { accessToken } = stored;
		const failed = { stored: fingerprint, accessToken, ahead, atOnce };
		return shared.refusals.failed(refused, failed, timing.now());
	}

	/** What is stored now. The fingerprint changes with all that another try could depend on. */
	private async read(): Promise<{ token: StoredToken; fingerprint: string }> {
		const credential = await this.parts.context.getCredentials(SIGN_IN);
		const { clientId, clientSecret, scope, oauthTokenData } = credential;
		const fingerprint = JSON.stringify([clientId, clientSecret, scope, oauthTokenData]);
		return { token: toStoredToken(credential), fingerprint };
	}
}

/** Whether there is a token that Box has not refused. */
function isOther({ accessToken }: StoredToken, rejected: string): boolean {
	return accessToken !== undefined && accessToken !== rejected;
}

function isLostRace({ code }: RefreshFailure): boolean {
	return code === 'invalid_grant' || code === 'needs_reconnect';
}
