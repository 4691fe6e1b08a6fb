import { CredentialError } from './credentialError';
import type { Grant } from './grant';
import type { RefreshFailure } from './refreshFailure';
import type { StoredToken } from './storedToken';

/** Box ends a sign-in that was not used for so long. */
const UNUSED_MS = 60 * 24 * 60 * 60_000;

/** Where an app is set up. */
export const CONSOLE = 'the Box Developer Console';
const ADMIN = "the Admin Console under 'Integrations', 'Platform Apps Manager'";

/** Why there is no new token, and how to fix it. */
export interface Refused {
	error: CredentialError;
	/** Only another sign-in can fix it. */
	ended: boolean;
	/** Seconds that Box asks to wait. */
	retryAfter?: number;
}

/**
 * What a failure of the token endpoint means for the user.
 *
 * https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/
 *
 * @param token what was stored when Box refused it
 * @param now milliseconds since 1970
 */
export function toRefused(
	failure: RefreshFailure,
	grant: Grant,
	token: StoredToken,
	now: number,
): Refused {
	const { status, code, retryAfter } = failure;
	switch (code) {
		case 'invalid_grant':
		case 'needs_reconnect':
			return grant.kind === 'server'
				? { error: subjectRefused(grant), ended: false }
				: { error: signInEnded(token, now), ended: true };
		case 'invalid_client':
			return { error: clientRefused(), ended: false };
		case 'unauthorized_client':
			return { error: notAuthorized(), ended: false };
		case 'invalid_scope':
			return { error: scopeRefused(), ended: false };
		default:
			return { error: notReached(status, grant.kind), ended: false, retryAfter };
	}
}

function signInEnded({ expiresAt, lifetime = 0 }: StoredToken, now: number): CredentialError {
	const unused = expiresAt !== undefined && now - (expiresAt - lifetime * 1000) >= UNUSED_MS;
	if (unused) {
		return new CredentialError(
			'The Box credential was not used for 60 days, so its sign-in has expired',
			"Open the credential and choose 'Reconnect'. A workflow that runs at least once a month keeps it alive.",
		);
	}
	return new CredentialError(
		'The sign-in to Box is no longer valid',
		"Open the credential and choose 'Reconnect'. Box ends a sign-in that was revoked, not used for 60 days, or refreshed outside n8n.",
	);
}

function subjectRefused({ subject, subjectId }: Grant & { kind: 'server' }): CredentialError {
	const isUser = subject === 'user';
	const access = isUser
		? "'App + Enterprise Access' and 'Generate user access tokens'"
		: "'Client Credentials Grant' as its authentication method";
	return new CredentialError(
		`Box does not allow the app to work ${isUser ? `as the user ${subjectId}` : `in the enterprise ${subjectId}`}`,
		`Check '${isUser ? 'User ID' : 'Enterprise ID'}' in the credential, and that the app has ${access} in ${CONSOLE}. After a change an administrator must authorize the app again, in ${ADMIN}.`,
	);
}

function clientRefused(): CredentialError {
	return new CredentialError(
		"Box does not accept the credential's client ID and client secret",
		`Copy both again from ${CONSOLE} (Configuration, OAuth 2.0 Credentials) into the credential.`,
	);
}

/** For an app that no administrator has approved. */
export function notAuthorized(): CredentialError {
	return new CredentialError(
		'The app is not authorized in this Box enterprise',
		`Ask a Box administrator to authorize it by its client ID in ${ADMIN}. This is needed again after each change of the app.`,
	);
}

function scopeRefused(): CredentialError {
	return new CredentialError(
		"Box does not give the app the scopes in 'Scope' of the credential",
		`Correct 'Scope' in the credential or leave it empty, or add the scopes to the app in ${CONSOLE} (Configuration, Application Scopes).`,
	);
}

/**
 * For a token endpoint that cannot be used now.
 *
 * @param status 0 if no answer came
 */
export function notReached(status: number, kind: Grant['kind']): CredentialError {
	const what =
		kind === 'server'
			? 'No Box access token could be fetched'
			: 'The Box access token has expired, and a new one could not be fetched';
	return new CredentialError(
		`${what}${status ? ` (HTTP ${status})` : ''}`,
		"Run the node again later. If it happens again, check the credential's hosts and this machine's network.",
		{ permanent: false },
	);
}

/** For a credential with which nobody has signed in yet. */
export function notConnected(): CredentialError {
	return new CredentialError(
		'The Box credential is not connected to an account',
		'Open the credential and connect the account.',
	);
}

/** For tokens without a refresh token, such as a developer token. */
export function cannotRefresh(): CredentialError {
	return new CredentialError(
		'The Box access token has expired, and the credential has no refresh token',
		"Open the credential and choose 'Reconnect'.",
	);
}
