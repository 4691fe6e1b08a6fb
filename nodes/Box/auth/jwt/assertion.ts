import { randomUUID, sign, type KeyObject } from 'node:crypto';

import { ALGORITHMS } from './algorithms';
import type { JwtSettings } from './settings';

/** What Box wants to see as the audience, also if a gateway passes the request on. */
const AUDIENCE = 'https://api.box.com/oauth2/token';

/**
 * Seconds that an assertion is valid. Box allows 60: half of it leaves room for a clock that is fast,
 * and for one that is slow.
 */
const LIFETIME = 30;

/**
 * What an application sends for a token. It works once.
 *
 * https://developer.box.com/guides/authentication/jwt/without-sdk/
 *
 * @param now milliseconds since 1970, by Box's clock
 */
export function toAssertion(
	{ app, subject, algorithm }: Pick<JwtSettings, 'app' | 'subject' | 'algorithm'>,
	key: KeyObject,
	now: number,
): string {
	const header = { alg: algorithm, typ: 'JWT', kid: app.keyId };
	const claims = {
		iss: app.clientId,
		sub: subject.id,
		box_sub_type: subject.type,
		aud: AUDIENCE,
		jti: randomUUID(),
		exp: Math.floor(now / 1000) + LIFETIME,
	};
	const signed = `${encoded(header)}.${encoded(claims)}`;
	const signature = sign(ALGORITHMS[algorithm], Buffer.from(signed), key);
	return `${signed}.${signature.toString('base64url')}`;
}

function encoded(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
