import { OAuthProblem } from '../errors';
import { secret } from './ids';
import type { Item } from './model';

/** https://developer.box.com/reference/resources/access-token/ */
export interface TokenPair {
	access_token: string;
	refresh_token: string;
	expires_in: number;
	token_type: 'bearer';
	restricted_to: never[];
}

interface Issued {
	access: string;
	refresh: string | null;
	userId: string;
	/** Undefined stands for all that the application has. */
	scopes?: string[];
	/** The one item it is good for, with all it contains; undefined for everything. */
	within?: Item;
	accessExpires: number;
	refreshExpires: number;
	accessDead: boolean;
	refreshDead: boolean;
	/** The pair that using this one's refresh token gave. */
	next?: Issued;
	/** The pair this one replaced, until its access token is used for the first time. */
	previous?: Issued;
}

/** What a token is issued for. */
interface IssueOptions {
	/** False as the client credentials grant gives it. */
	refreshable?: boolean;
	/** Separated by spaces; all that the application has when empty. */
	scope?: string;
	/** The one item it is good for. */
	within?: Item;
	/** When it ends, if that is before its time. */
	ends?: number;
	previous?: Issued;
}

/** What repeating a refresh token does. */
export type Rotation = 'grace' | 'strict';

const SIXTY_DAYS = 60 * 24 * 3600 * 1000;
const CODE_LIFE = 30_000;

/**
 * Box's tokens. A refresh token works once: the first use mints the next pair. With `grace`, as
 * Box does, repeating it gives that same pair until the new access token was used in a call;
 * `strict` refuses any repetition.
 * https://developer.box.com/guides/authentication/tokens/refresh/
 */
export class Tokens {
	private readonly byAccess = new Map<string, Issued>();
	private readonly byRefresh = new Map<string, Issued>();
	private readonly codes = new Map<string, { userId: string; expires: number; scope?: string }>();

	constructor(
		private readonly now: () => number,
		private readonly seconds: number,
		private readonly rotation: Rotation,
	) {}

	/** A new pair for the user. */
	issue(userId: string, options: IssueOptions = {}): Issued {
		const { refreshable = true, scope = '', within, ends = Infinity, previous } = options;
		const scopes = scope.split(' ').filter(Boolean);
		const issued: Issued = {
			access: secret(),
			refresh: refreshable ? secret(64) : null,
			userId,
			scopes: scopes.length > 0 ? scopes : previous?.scopes,
			within,
			accessExpires: Math.min(this.now() + this.seconds * 1000, ends),
			refreshExpires: this.now() + SIXTY_DAYS,
			accessDead: false,
			refreshDead: false,
			previous,
		};
		this.byAccess.set(issued.access, issued);
		if (issued.refresh) this.byRefresh.set(issued.refresh, issued);
		return issued;
	}

	/** A one-time code of the authorization code grant; it lives 30 seconds. */
	code(userId: string, scope?: string): string {
		const code = secret();
		this.codes.set(code, { userId, expires: this.now() + CODE_LIFE, scope });
		return code;
	}

	redeem(code: string): Issued {
		const found = this.codes.get(code);
		this.codes.delete(code);
		if (!found) throw invalidGrant("Auth code doesn't exist or is invalid for the client");
		if (found.expires < this.now()) throw invalidGrant('The authorization code has expired');
		return this.issue(found.userId, { scope: found.scope });
	}

	refresh(token: string): Issued {
		const found = this.byRefresh.get(token);
		if (!found) throw invalidGrant('Invalid refresh token');
		if (found.refreshDead || found.refreshExpires < this.now()) throw expired();
		if (!found.next) {
			found.next = this.issue(found.userId, { previous: found });
			return found.next;
		}
		if (this.rotation === 'strict') throw expired();
		return found.next;
	}

	/** Whom an access token stands for, and what it is good for; undefined when it is unknown, expired or dead. */
	use(access: string): Readonly<Issued> | undefined {
		const found = this.byAccess.get(access);
		if (!found || found.accessDead || found.accessExpires <= this.now()) return undefined;
		for (let old = found.previous; old; old = old.previous) kill(old);
		found.previous = undefined;
		return found;
	}

	/** Either token of a pair ends both: https://developer.box.com/reference/post-oauth2-revoke/ */
	revoke(token: string): void {
		const found = this.byAccess.get(token) ?? this.byRefresh.get(token);
		if (found) kill(found);
	}

	expireAccess(): void {
		for (const each of this.byAccess.values()) each.accessDead = true;
	}

	killRefresh(): void {
		for (const each of this.byRefresh.values()) each.refreshDead = true;
	}

	/** The token endpoint's answer. */
	pair(issued: Issued): Omit<TokenPair, 'refresh_token'> & { refresh_token?: string } {
		return {
			access_token: issued.access,
			expires_in: Math.max(0, Math.ceil((issued.accessExpires - this.now()) / 1000)),
			restricted_to: [],
			...(issued.refresh ? { refresh_token: issued.refresh } : {}),
			token_type: 'bearer',
		};
	}
}

function kill(issued: Issued): void {
	issued.accessDead = true;
	issued.refreshDead = true;
}

function invalidGrant(message: string): OAuthProblem {
	return new OAuthProblem('invalid_grant', message);
}

function expired(): OAuthProblem {
	return invalidGrant('Refresh token has expired');
}
