import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Timing } from '../../client/http/timing';
import { untilAborted } from '../../client/http/untilAborted';
import { JWT, type BoxContext } from '../context';
import type { CredentialError } from '../credentialError';
import { whoAmI } from '../n8nRefresh';
import type { RenewOptions, TokenRenewal } from '../renewal';
import type { SharedAuth } from '../sharedAuth';
import type { StoredToken } from '../storedToken';
import { toJwtRefused } from './causes';
import { byClient } from './send';
import { toJwtSettings, type JwtSettings } from './settings';
import { rememberRefused, sharedToken, usableToken } from './sharedTokens';
import { fromStoredFields } from './storedFields';
import type { TokenFailure } from './tokenAnswer';

/** Milliseconds that n8n may take to store a token: all users of the credential wait for it. */
const STORE_TIMEOUT = 10_000;

/** The key of the shared state for a token that nobody has refused. */
const NONE = '';

export interface JwtRenewalParts {
	context: BoxContext;
	shared: SharedAuth;
	timing: Timing;
	/** Whether somebody waits in the editor, so that they are told at once if there is no answer. */
	atOnce?: boolean;
}

/** A credential as it is stored now. */
interface Stored {
	credential: ICredentialDataDecryptedObject;
	settings: JwtSettings;
	token: StoredToken;
	/** Changes with all that another try could depend on. */
	fingerprint: string;
}

/** The renewal for an application with a key: the node asks Box, and n8n stores what came. */
export class JwtRenewal implements TokenRenewal {
	constructor(private readonly parts: JwtRenewalParts) {}

	mustCheck({ accessToken }: StoredToken): boolean {
		return accessToken === undefined;
	}

	async check(signal: AbortSignal): Promise<StoredToken> {
		return await this.renew(NONE, { signal });
	}

	async renew(rejected: string, { signal, ahead = false }: RenewOptions): Promise<StoredToken> {
		const { shared, timing, atOnce } = this.parts;
		const stored = await this.read();
		if (rejected !== NONE && !ahead) rememberRefused(stored.settings, rejected);
		const usable = usableToken(stored, rejected, timing.date());
		if (usable) return usable;
		const known = shared.refusals.of(stored.fingerprint, timing.now());
		if (known) throw known;
		const once = ahead || shared.refusals.repeats(stored.fingerprint);
		const options = { send: byClient, timing, signal, once, atOnce };
		const outcome = await sharedToken(stored.settings, options);
		if ('failure' in outcome) throw this.refuse(outcome.failure, stored, ahead);
		const { token } = outcome;
		shared.refusals.clear();
		shared.fetched = token;
		await this.store(stored);
		signal.throwIfAborted();
		return token;
	}

	private refuse(failure: TokenFailure, stored: Stored, ahead: boolean): CredentialError {
		const { shared, timing, atOnce } = this.parts;
		const { settings, fingerprint, token } = stored;
		const { accessToken } = token;
		const failed = { stored: fingerprint, accessToken, ahead, atOnce };
		return shared.refusals.failed(toJwtRefused(failure, settings), failed, timing.now());
	}

	/**
	 * Has n8n store the token that has just come. n8n does so only before a request, and only if the
	 * credential seems to have none. It does not matter what becomes of that request, and who fails to
	 * store the token still has it.
	 */
	private async store({ credential, settings }: Stored): Promise<void> {
		const { context } = this.parts;
		const { id, name = '' } = context.getNode().credentials?.[JWT] ?? {};
		const data = { ...credential, accessToken: '' };
		const credentialsDecrypted = { id: id ?? '', name, type: JWT, data };
		const asked: Promise<unknown> = context.helpers.httpRequestWithAuthentication.call(
			context,
			JWT,
			whoAmI(settings),
			{ credentialsDecrypted },
		);
		const ended = asked.catch(() => undefined);
		await untilAborted(ended, AbortSignal.timeout(STORE_TIMEOUT)).catch(() => undefined);
	}

	private async read(): Promise<Stored> {
		const credential = await this.parts.context.getCredentials(JWT);
		const settings = toJwtSettings(credential);
		const token = fromStoredFields(credential, settings);
		const fingerprint = JSON.stringify([settings.fingerprint, token.accessToken]);
		return { credential, settings, token, fingerprint };
	}
}
