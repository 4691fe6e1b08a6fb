import type { BoxError } from '../../client/error';
import { askedWait } from '../../client/http/retryAfter';
import { isObject, numberAt, objectAt, parseJson, textAt } from '../../client/json';

/** A token as Box gave it. */
export interface IssuedToken {
	accessToken: string;
	/** Seconds. */
	lifetime?: number;
	/** Milliseconds since 1970 by this machine's clock. */
	expiresAt?: number;
}

/** What Box does not accept about an assertion, or about its application. */
export type Objection =
	'time' | 'repeated' | 'subject' | 'key' | 'grantType' | 'approval' | 'configuration' | 'other';

/** Why Box gave no token. */
export interface TokenFailure {
	/** 0 if no answer came. */
	status: number;
	/** Of OAuth2's error body, or the client's code if no answer came. Empty if there is none. */
	code: string;
	/** What the network says to n8n if no answer came, such as `ECONNREFUSED`. */
	network?: string;
	/** Why the client got no answer. */
	error?: BoxError;
	/** Missing if Box did not look at the assertion. */
	objection?: Objection;
	/** Seconds that Box asks to wait, within reason. */
	retryAfter?: number;
	/** Milliseconds since 1970 by Box's clock. */
	date?: number;
}

export type Outcome = { token: IssuedToken } | { failure: TokenFailure };

/** What Box says in the description of an error, in the order in which it is looked for. */
const OBJECTIONS: Array<[RegExp, Objection]> = [
	[/'(exp|iat|nbf)' claim/, 'time'],
	[/'jti' claim/, 'repeated'],
	[/'(sub|box_sub_type)' claim/, 'subject'],
	[/cannot obtain user token/i, 'subject'],
	[/cannot obtain token/i, 'configuration'],
	[/not authorized/i, 'approval'],
	[/grant type is (unauthorized|not allowed)/i, 'grantType'],
	[/signature|\bkey\b|\bkid\b|algorithm/i, 'key'],
];

/** An answer of n8n's HTTP helper with all that came. */
export interface FullAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/**
 * Reads an answer of the token endpoint.
 *
 * https://developer.box.com/reference/post-oauth2-token/
 *
 * @param now milliseconds since 1970 by this machine's clock
 */
export function readAnswer(
	{ statusCode: status, headers, body }: FullAnswer,
	now: number,
): Outcome {
	const data = objectAt(typeof body === 'string' ? parseJson(body) : body);
	const accessToken = textAt(data.access_token);
	if (status === 200 && accessToken !== undefined) {
		const lifetime = numberAt(data.expires_in);
		if (lifetime === undefined || lifetime <= 0) return { token: { accessToken } };
		return { token: { accessToken, lifetime, expiresAt: now + lifetime * 1000 } };
	}
	const code = textAt(data.error) ?? '';
	const date = Date.parse(textAt(headers.date) ?? '');
	return {
		failure: {
			status,
			code,
			objection: status === 400 || status === 401 ? objectionOf(data) : undefined,
			retryAfter: askedWait(status, textAt(headers['retry-after']), now),
			date: Number.isNaN(date) ? undefined : date,
		},
	};
}

/** Whether a value is what n8n's HTTP helper gives if it is asked for the full answer. */
export function isFullAnswer(value: unknown): value is FullAnswer {
	return isObject(value) && typeof value.statusCode === 'number' && isObject(value.headers);
}

function objectionOf({ error, error_description }: Record<string, unknown>): Objection | undefined {
	if (error === 'invalid_client') return undefined;
	const description = textAt(error_description) ?? '';
	const [, found] = OBJECTIONS.find(([pattern]) => pattern.test(description)) ?? [];
	return found ?? (error === 'invalid_grant' ? 'other' : undefined);
}
