import { createVerify } from 'node:crypto';

import { OAuthProblem } from '../errors';
import type { App } from '../state/app';
import { notUnique } from '../state/assertions';
import type { Box } from '../state/box';
import type { User } from '../state/model';
import { isRecord } from '../tables/kinds';

/** What an application signs: https://developer.box.com/guides/authentication/jwt/without-sdk/ */
interface Assertion {
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
	/** The bytes that are signed, and their signature. */
	signed: string;
	signature: Buffer;
}

const ALGORITHMS: Record<string, string> = {
	RS256: 'RSA-SHA256',
	RS384: 'RSA-SHA384',
	RS512: 'RSA-SHA512',
};
const TOKEN_URL = 'https://api.box.com/oauth2/token';
const MOST_SECONDS = 60;

const invalidGrant = (message: string) => new OAuthProblem('invalid_grant', message);
const wrongClaim = (name: string, more = '') =>
	invalidGrant(`Please check the '${name}' claim.${more}`);

function decode(part: string): unknown {
	try {
		return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
	} catch {
		return undefined;
	}
}

function parse(assertion: string): Assertion {
	const [head = '', body = '', signature = '', ...rest] = assertion.split('.');
	const header = decode(head);
	const claims = decode(body);
	if (!isRecord(header) || !isRecord(claims) || rest.length > 0) {
		throw new OAuthProblem('invalid_request', 'Invalid JWT assertion');
	}
	const bytes = Buffer.from(signature, 'base64url');
	return { header, claims, signed: `${head}.${body}`, signature: bytes };
}

/**
 * One of the application's registered keys has to have signed it: the one that the header names, if
 * it names one. Box's SDK for Node.js (10.x) names none. With `anyKey` and no key it is not checked.
 */
function checkSignature(app: App, box: Box, { header, signed, signature }: Assertion): void {
	const { alg, kid } = header;
	const algorithm = ALGORITHMS[String(alg)];
	if (algorithm === undefined) throw invalidGrant('Algorithm not allowed');
	if (box.settings.anyKey && Object.keys(app.publicKeys).length === 0) return;
	const keys = Object.entries(app.publicKeys).filter(([id]) => kid === undefined || kid === id);
	if (keys.length === 0) throw invalidGrant('"kid" invalid, unable to lookup correct key');
	const fits = (key: string) => createVerify(algorithm).update(signed).verify(key, signature);
	if (!keys.some(([, key]) => fits(key))) {
		const rule = "The public key identified by 'kid' must correspond to the private key used for";
		throw invalidGrant(`Signature verification error. ${rule} signing.`);
	}
}

/** When it ends, in milliseconds since 1970: at most a minute after it was issued. */
function expiryOf({ claims: { exp, iat, nbf } }: Assertion, now: number): number {
	const seconds = now / 1000;
	if (typeof exp !== 'number' || !Number.isInteger(exp)) {
		throw wrongClaim('exp', ' Should be an integer');
	}
	if (exp <= seconds) {
		const rule = 'Current date/time MUST be before the expiration date/time listed in the';
		throw invalidGrant(`${rule} 'exp' claim`);
	}
	for (const [name, value] of Object.entries({ iat, nbf })) {
		const isTime = value === undefined || typeof value === 'number';
		if (!isTime || (value !== undefined && value > seconds)) throw wrongClaim(name);
	}
	if (exp > (typeof iat === 'number' ? iat : Math.ceil(seconds)) + MOST_SECONDS) {
		const rule = `exceeds the maximum value of ${MOST_SECONDS} seconds beyond the issue time.`;
		throw wrongClaim('exp', ` The 'exp' value ${rule}`);
	}
	return exp * 1000;
}

/** The enterprise stands for the application's own account; a user has to be of the enterprise. */
function subjectOf(app: App, { world }: Box, { claims }: Assertion): User {
	const { box_sub_type: type, sub } = claims;
	const { service } = world;
	if (type !== 'enterprise' && type !== 'user') throw wrongClaim('box_sub_type');
	const isEnterprise = type === 'enterprise' && sub === service.enterpriseId;
	const user = isEnterprise ? service : type === 'user' && world.users.get(String(sub));
	if (!user || typeof sub !== 'string' || user.enterpriseId !== service.enterpriseId) {
		throw wrongClaim('sub', " The 'sub' specified is invalid.");
	}
	if (type === 'user' && (user === service || !app.givesUserTokens)) {
		const message = 'Cannot obtain user token based on the enterprise configuration for your app';
		throw new OAuthProblem('invalid_request', message);
	}
	return user;
}

/**
 * Whom the assertion of a server application stands for. Throws `invalid_grant` with what is wrong
 * about it. An assertion works once.
 */
export function assertedUser(app: App, box: Box, text: string): User {
	const assertion = parse(text);
	const { aud, iss, jti } = assertion.claims;
	if (iss !== app.clientId) throw wrongClaim('iss');
	checkSignature(app, box, assertion);
	const expires = expiryOf(assertion, box.settings.now());
	// Not as a list, though JWT would allow that.
	if (aud !== TOKEN_URL && aud !== `${box.origin}/oauth2/token`) throw wrongClaim('aud');
	if (typeof jti !== 'string' || jti.length < 16 || jti.length > 128) throw notUnique();
	const user = subjectOf(app, box, assertion);
	box.assertions.spend(jti, expires);
	return user;
}
