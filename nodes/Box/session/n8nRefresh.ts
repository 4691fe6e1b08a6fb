import { nextStep } from '../client/retry';
import { systemTiming } from '../client/timing';
import type { BoxHosts } from '../client/types';
import { CREDENTIAL, type BoxContext } from './context';
import { CredentialError } from './credentialError';

/** What can be read from an error of n8n's HTTP and OAuth2 helpers, which have several shapes. */
interface Failure {
	/** 0 where no answer came. */
	status: number;
	/** Of the OAuth2 error body: `invalid_grant`, `invalid_client`, … */
	code: string;
	retryAfter?: number;
}

/**
 * Has n8n refresh and store the token, by one cheap call with n8n's own authentication: Box
 * refuses the old token, n8n refreshes, stores, and calls again. It works alike in every
 * version of n8n. A passing fault of the token endpoint is tried again with the same refresh
 * token, which Box allows until the new access token is used.
 *
 * https://developer.box.com/guides/authentication/tokens/refresh/
 *
 * @returns why there is no new token, or `undefined` where n8n reports success
 */
export async function refreshThroughN8n(
	context: BoxContext,
	hosts: BoxHosts,
): Promise<CredentialError | undefined> {
	let waited = 0;
	for (let attempt = 1; ; attempt++) {
		try {
			await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
				method: 'GET',
				url: `${hosts.apiUrl}/2.0/users/me`,
				qs: { fields: 'id' },
				json: true,
			});
			return undefined;
		} catch (error) {
			const failure = toFailure(error);
			const step = nextStep(attempt, failure, { repeatable: true, waited }, () =>
				systemTiming.random(),
			);
			if (isFinal(failure) || step === 'stop') return toCredentialError(failure);
			waited += step.wait;
			await systemTiming.sleep(step.wait);
		}
	}
}

/** n8n ties the call to the execution, so it ends when that is cancelled. */
function isCancellation(error: unknown): boolean {
	const { code, name, cause } = asObject(error);
	return (
		code === 'ERR_CANCELED' ||
		name === 'AbortError' ||
		name === 'CanceledError' ||
		(cause !== undefined && isCancellation(cause))
	);
}

/** Codes of OAuth2 that another try cannot change. */
function isFinal({ code }: Failure): boolean {
	return ['invalid_grant', 'invalid_client', 'unauthorized_client', 'needs_reconnect'].includes(
		code,
	);
}

/** What went wrong with the refresh. A cancellation is raised as it is. */
function toFailure(error: unknown): Failure {
	if (isCancellation(error)) throw error;
	const facts = asObject(error);
	const response = asObject(facts.response);
	const body = asObject(facts.body ?? response.data);
	const status = Number(facts.status ?? response.status ?? facts.httpCode ?? 0) || 0;
	const message = error instanceof Error ? error.message : '';
	const code = typeof body.error === 'string' ? body.error : '';
	// n8n's own words for a refresh token that Box does not take any more.
	const spent = /needs to be reconnected/.test(message) || /invalid_grant/.test(message);
	const retryAfter = Number(asObject(response.headers)['retry-after']);
	return {
		status: body.error !== undefined && status === 0 ? 400 : status,
		code: code || (spent ? 'needs_reconnect' : ''),
		retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
	};
}

function asObject(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function toCredentialError({ status, code }: Failure): CredentialError {
	switch (code) {
		case 'invalid_grant':
		case 'needs_reconnect':
			return new CredentialError(
				'Box does not accept the stored sign-in any more',
				"Open the credential and choose 'Reconnect'. Box ends a sign-in that was revoked, not used for 60 days, or refreshed somewhere else.",
			);
		case 'invalid_client':
			return new CredentialError(
				"Box does not accept the credential's client ID and client secret",
				'Copy both again from the Box Developer Console (Configuration, OAuth 2.0 Credentials).',
			);
		case 'unauthorized_client':
			return new CredentialError(
				'The app is not authorized in this Box enterprise',
				'Ask a Box administrator to authorize it in the Admin Console, under Integrations.',
			);
		default:
			return new CredentialError(
				`The Box access token has expired, and a new one could not be fetched${status ? ` (HTTP ${status})` : ''}`,
				"Run the node again in a while. If it happens again, check the credential's hosts and this machine's network.",
			);
	}
}
