import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { systemTiming } from '../../client/http/timing';
import { lifeOf } from '../expiry';
import { JointWork } from '../jointWork';
import type { StoredToken } from '../storedToken';
import { toJwtRefused } from './causes';
import { byN8n } from './send';
import { toJwtSettings, type JwtSettings } from './settings';
import { toStoredFields } from './storedFields';
import type { Outcome } from './tokenAnswer';
import { requestToken, type RequestOptions } from './tokenRequest';

/** Milliseconds in which who asks after others gets the same answer: they asked at the same time. */
const RECENT = 5_000;

/** Milliseconds that n8n's own requests wait for a token that Box cannot give at once. */
const MAX_WAIT = 15_000;

/** How many refused tokens are remembered of a credential: several processes may each have one. */
const MOST_REFUSED = 10;

/** What is known of a credential's tokens in this process. */
interface Tokens {
	inFlight?: JointWork<Outcome>;
	last?: { outcome: Outcome; at: number };
	/** Tokens that Box has refused before their end, the newest last. */
	refused: Set<string>;
}

/** One small entry for each credential used since n8n started, by the fingerprint of its settings. */
const known = new Map<string, Tokens>();

/**
 * Asks Box for a token, together with all others in this process who ask for the same one. It is asked
 * for as long as one of them waits.
 *
 * @throws CredentialError if the key cannot be used; the signal's reason
 */
export async function sharedToken(
	settings: JwtSettings,
	options: RequestOptions,
): Promise<Outcome> {
	const tokens = tokensOf(settings);
	const { signal } = options;
	while (tokens.inFlight) {
		// Nobody may have waited for it any more: then nothing is known about the token.
		const joined = await tokens.inFlight.wait(signal).catch(() => undefined);
		if (joined) return joined;
		signal?.throwIfAborted();
	}
	tokens.inFlight = new JointWork(async (ended) => {
		return await requestToken(settings, { ...options, signal: ended })
			.then((outcome) => {
				tokens.last = { outcome, at: performance.now() };
				return outcome;
			})
			.finally(() => delete tokens.inFlight);
	});
	return await tokens.inFlight.wait(signal);
}

/** Remembers that Box has refused a token, so that it is not taken up again. */
export function rememberRefused(settings: JwtSettings, accessToken: string): void {
	const { refused } = tokensOf(settings);
	refused.delete(accessToken);
	refused.add(accessToken);
	const [oldest] = refused;
	if (oldest !== undefined && refused.size > MOST_REFUSED) refused.delete(oldest);
}

/**
 * A token that can be used without a request: the stored one, or the one that this process fetched
 * last if n8n could not store it.
 *
 * @param besides one that is to be replaced
 * @param now milliseconds since 1970
 */
export function usableToken(
	{ settings, token: stored }: { settings: JwtSettings; token: StoredToken },
	besides: string,
	now: number,
): StoredToken | undefined {
	const { last, refused } = tokensOf(settings);
	const fetched: StoredToken = last && 'token' in last.outcome ? last.outcome.token : {};
	const isNewer = (fetched.expiresAt ?? 0) > (stored.expiresAt ?? 0);
	return (isNewer ? [stored, fetched] : [stored]).find((token) => {
		const { accessToken } = token;
		if (accessToken === undefined || accessToken === besides) return false;
		return !refused.has(accessToken) && lifeOf(token, now) !== 'over';
	});
}

/**
 * What n8n stores in a credential that has no token yet, or one that Box has refused. n8n calls this
 * before a request, such as one of its HTTP Request node, and when the connection is tested.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/credentials-files/
 *
 * @throws CredentialError why there is no token
 */
export async function preAuthenticate(
	http: IHttpRequestHelper['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const settings = toJwtSettings(credential);
	const outcome =
		recentOf(settings, credential.accessToken) ??
		(await sharedToken(settings, { send: byN8n(http), timing: systemTiming, maxWait: MAX_WAIT }));
	if ('failure' in outcome) throw toJwtRefused(outcome.failure, settings).error;
	return toStoredFields(outcome.token, settings);
}

/** The last answer, unless it is long ago or the token that Box has refused. */
function recentOf(settings: JwtSettings, refused: unknown): Outcome | undefined {
	const { last } = tokensOf(settings);
	if (!last || performance.now() - last.at >= RECENT) return undefined;
	const { outcome } = last;
	return 'token' in outcome && outcome.token.accessToken === refused ? undefined : outcome;
}

function tokensOf({ fingerprint }: JwtSettings): Tokens {
	const tokens = known.get(fingerprint) ?? { refused: new Set() };
	known.set(fingerprint, tokens);
	return tokens;
}
