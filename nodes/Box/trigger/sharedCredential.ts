import { tokensOf, type StoredCredential } from '../auth/connect';
import type { BoxContext } from '../auth/context';
import type { StoredTokenSource } from '../auth/tokenSource';
import { BoxClient } from '../client/boxClient';
import { invalidAnswer } from '../client/calls/jsonCall';
import type { Timing } from '../client/http/timing';
import { untilAborted } from '../client/http/untilAborted';
import { objectAt } from '../client/json';
import { Pace } from '../events/pace';
import { SharedAnswers } from '../events/sharedAnswers';
import { AccountCarrier } from './accountCarrier';
import { withMinimumWait } from './minimumWait';
import { watchStored } from './storedChanges';

/** An account that another credential reads for is checked with its own this often. */
const CHECKED_MS = 60_000;

/** A credential that triggers of this process use together: its tokens, and whose account it is. */
export class SharedCredential {
	private readonly ending = new AbortController();
	private readonly timing: Timing;
	private readonly contexts = new Set<BoxContext>();
	private readonly tokens: StoredTokenSource;
	private readonly identities: SharedAnswers<string>;
	private readonly confirmations: SharedAnswers<string>;
	/** How many other tokens there were. */
	private renewals = 0;
	private identity: { account: string; renewals: number } | undefined;
	private carrier: AccountCarrier | undefined;
	private checkedAt = Number.NEGATIVE_INFINITY;
	/** For requests on behalf of all triggers that use the credential. It ends with the last of them. */
	readonly box: BoxClient;
	/** For requests on behalf of others, too. They end by their own signal. */
	readonly endless: BoxClient;
	readonly pace: Pace;

	constructor(
		private readonly stored: StoredCredential,
		context: BoxContext,
		readonly clock: Timing,
		looking: Timing,
	) {
		const { signal } = this.ending;
		this.timing = withMinimumWait(clock);
		this.pace = new Pace(clock);
		this.identities = new SharedAnswers(clock, 1);
		this.confirmations = new SharedAnswers(clock, 1);
		this.contexts.add(context);
		const current = () => [...this.contexts][0] ?? context;
		this.tokens = tokensOf(stored, {
			get context() {
				return current();
			},
			timing: this.timing,
			signal,
			onOtherToken: () => {
				this.renewals += 1;
			},
		});
		this.box = this.clientWith(this.tokens, signal);
		this.endless = this.clientWith(this.tokens);
		void watchStored({
			key: stored.key,
			context: () => [...this.contexts][0],
			held: () => this.tokens.held,
			adopt: ({ token }) => this.tokens.adopt(token),
			check: async () => await this.check(),
			onSettings: () => this.carrier?.leave(),
			...{ clock, looking, signal },
		});
	}

	/** Adds a trigger that uses it, with what it has read of the credential. */
	join(context: BoxContext, { token }: StoredCredential): () => void {
		this.contexts.add(context);
		this.tokens.adopt(token);
		return () => this.contexts.delete(context);
	}

	close(): void {
		this.ending.abort();
	}

	/** A client for what one trigger needs alone. The signal ends its calls. */
	clientFor(signal: AbortSignal): BoxClient {
		const { tokens } = this;
		const own = {
			current: async () => await untilAborted(tokens.current(), signal),
			refresh: async (rejected: string) => await untilAborted(tokens.refresh(rejected), signal),
		};
		return this.clientWith(own, signal);
	}

	/**
	 * The ID of the connected user. It is asked for once for each token.
	 *
	 * @throws BoxError also if the answer does not clearly name the user: a position is never given up
	 *   because of such an answer
	 */
	async account(signal?: AbortSignal): Promise<string> {
		for (;;) {
			const { identity, renewals } = this;
			if (identity?.renewals === renewals) return identity.account;
			const ask = async () => await connectedUser(this.box.paced(this.pace.turn));
			const options = { lifetime: 0, signal };
			const account = await this.identities.get(String(renewals), ask, options);
			// The token may have been replaced in the meantime: then it is asked for again.
			this.identity = { account, renewals };
			this.checked();
		}
	}

	/**
	 * The ID of the connected user, asked for once more for each token: a trigger does not leave the
	 * stream of an account because of a single answer.
	 */
	async confirmedAccount(signal?: AbortSignal): Promise<string> {
		const askAgain = async () => {
			this.identity = undefined;
			return await this.account();
		};
		const options = { lifetime: Infinity, signal };
		await this.confirmations.get(String(this.renewals), askAgain, options);
		return await this.account(signal);
	}

	/** What the requests that follow the account's streams are sent with. */
	carrierOf(account: string): AccountCarrier {
		if (this.carrier?.account !== account) this.carrier?.leave();
		if (!this.carrier || this.carrier.left.aborted)
			this.carrier = new AccountCarrier(this, account);
		return this.carrier;
	}

	/** Box has accepted the credential. */
	checked(): void {
		this.checkedAt = this.clock.now();
	}

	/** Has the account asked for again if Box has not accepted the credential for a while. */
	doubt(): void {
		if (this.clock.now() - this.checkedAt >= CHECKED_MS) this.identity = undefined;
	}

	/** Has those who follow another account than the token's connect again. */
	private async check(): Promise<void> {
		const { carrier } = this;
		if (carrier && (await this.account(this.ending.signal)) !== carrier.account) carrier.leave();
	}

	private clientWith(
		tokens: Pick<StoredTokenSource, 'current' | 'refresh'>,
		signal?: AbortSignal,
	): BoxClient {
		const { hosts, shared } = this.stored;
		return new BoxClient({ hosts, tokens, gate: shared.gate, signal, timing: this.timing });
	}
}

/** https://developer.box.com/reference/get-users-me/ */
async function connectedUser(box: Pick<BoxClient, 'request'>): Promise<string> {
	const me: unknown = await box.request({
		method: 'GET',
		path: ['users', 'me'],
		query: { fields: ['id'] },
	});
	const { type, id } = objectAt(me);
	if (type === 'user' && typeof id === 'string' && /^\d+$/.test(id)) return id;
	throw invalidAnswer(
		{ method: 'GET', path: '/users/me' },
		200,
		'does not name the connected user',
	);
}
