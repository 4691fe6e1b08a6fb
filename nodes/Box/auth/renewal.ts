import type { Timing } from '../client/http/timing';
import type { BoxHosts } from '../client/types';
import { cannotRefresh, toRefused } from './causes';
import { CREDENTIAL, type BoxContext } from './context';
import type { CredentialError } from './credentialError';
import type { Grant } from './grant';
import { askN8n, askWhoAmI, refreshStored } from './n8nRefresh';
import type { RefreshFailure } from './refreshFailure';
import type { SharedAuth } from './sharedAuth';
import { toStoredToken, type StoredToken } from './storedToken';
import { isSubject } from './subject';

/**
 * Milliseconds between the looks at the store after a lost race: the winner, in another process,
 * stores its token a moment after Box gave it.
 */
const LOOKS = [0, 100, 200, 400, 800, 1600];

export interface RenewalParts {
	context: BoxContext;
	session: SharedAuth;
	hosts: BoxHosts;
	grant: Grant;
	timing: Timing;
	signal?: AbortSignal;
}

/** Replaces the token of a credential: with the one somebody else has stored, or through n8n. */
export class Renewal {
	constructor(private readonly parts: RenewalParts) {}

	/**
	 * The stored token where it is another one than Box refused; otherwise n8n fetches one.
	 *
	 * @param options.ahead the old token still serves: one attempt is enough
	 * @throws CredentialError why there is none
	 */
	async renew(rejected: string, { ahead = false } = {}): Promise<StoredToken> {
		const { context, session, grant, timing, signal } = this.parts;
		const { token: stored, mark } = await this.read();
		if (isOther(stored, rejected)) return stored;
		if (grant.kind === 'signIn' && !stored.refreshToken) throw cannotRefresh();
		const known = session.refusals.of(mark, timing.now());
		if (known) throw known;
		const once = ahead || session.refusals.repeats(mark);
		const outcome = await askN8n(context, refreshStored, { timing, signal, once });
		const failure = 'failure' in outcome ? outcome.failure : undefined;
		// Read first, whatever n8n said: another process may have won the race for the token.
		const renewed = await this.readBack(rejected, failure);
		if (isOther(renewed, rejected)) return this.accept(renewed);
		if (failure) throw this.refuse(failure, stored, mark, ahead);
		return renewed;
	}

	/**
	 * The stored token of a server application, once it is known to be of the subject that the
	 * credential names: after a change of the credential n8n keeps the old one. The first token is
	 * fetched by this, too.
	 *
	 * @throws CredentialError why there is none
	 */
	async check(): Promise<StoredToken> {
		const { context, hosts, session, grant, timing, signal } = this.parts;
		const { token: before, mark } = await this.read();
		const known = session.refusals.of(mark, timing.now());
		if (known) throw known;
		const once = session.refusals.repeats(mark);
		const outcome = await askN8n(context, askWhoAmI(hosts), { timing, signal, once });
		if ('failure' in outcome) throw this.refuse(outcome.failure, before, mark);
		const { token } = await this.read();
		return isSubject(outcome.answer, grant)
			? this.accept(token)
			: await this.renew(token.accessToken ?? '');
	}

	/** Why a token that Box refused a while ago could not be replaced; it is not worth a call. */
	refusalOf(accessToken: string): CredentialError | undefined {
		const { session, timing } = this.parts;
		return session.refusals.ofToken(accessToken, timing.now());
	}

	/** What is stored after n8n's attempt; looked for a while where somebody else was faster. */
	private async readBack(rejected: string, failure?: RefreshFailure): Promise<StoredToken> {
		const { timing, signal, grant } = this.parts;
		const lost = failure !== undefined && grant.kind === 'signIn' && isLostRace(failure);
		let { token } = await this.read();
		for (const wait of lost ? LOOKS : []) {
			if (isOther(token, rejected)) break;
			await timing.sleep(wait, signal);
			({ token } = await this.read());
		}
		return token;
	}

	private accept(token: StoredToken): StoredToken {
		const { session } = this.parts;
		const { accessToken, lifetime } = token;
		session.refusals.clear();
		session.verified = accessToken;
		const expiresAt = lifetime === undefined ? token.expiresAt : Date.now() + lifetime * 1000;
		session.fetched = { ...token, expiresAt };
		return token;
	}

	private refuse(
		failure: RefreshFailure,
		stored: StoredToken,
		mark: string,
		ahead = false,
	): CredentialError {
		const { session, grant, timing } = this.parts;
		const refused = toRefused(failure, grant, stored, Date.now());
		// What passes is tried again, with patience, once the old token has ended.
		if (!ahead || refused.error.lasting) {
			session.refusals.add(mark, refused, timing.now(), ahead ? undefined : stored.accessToken);
		}
		return refused.error;
	}

	/** What is stored now. The mark changes with anything that another try could depend on. */
	private async read(): Promise<{ token: StoredToken; mark: string }> {
		const credential = await this.parts.context.getCredentials(CREDENTIAL);
		const { clientId, clientSecret, scope, oauthTokenData } = credential;
		const mark = JSON.stringify([clientId, clientSecret, scope, oauthTokenData]);
		return { token: toStoredToken(credential), mark };
	}
}

function isOther({ accessToken }: StoredToken, rejected: string): boolean {
	return accessToken !== undefined && accessToken !== rejected;
}

function isLostRace({ code }: RefreshFailure): boolean {
	return code === 'invalid_grant' || code === 'needs_reconnect';
}
