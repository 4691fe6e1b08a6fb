import { nextStep } from '../client/retry';
import { systemTiming } from '../client/timing';
import type { BoxHosts } from '../client/types';
import { CREDENTIAL, type BoxContext } from './context';
import { CredentialError } from './credentialError';
import { isCancellation, toRefreshFailure, type RefreshFailure } from './refreshFailure';

/** Codes of OAuth2 that another try cannot change. */
const FINAL = ['invalid_grant', 'invalid_client', 'unauthorized_client', 'needs_reconnect'];

/**
 * Has n8n refresh and store the token, by one cheap call with n8n's own authentication: Box
 * refuses the old token, n8n refreshes, stores, and calls again. It works alike in every
 * version of n8n. A passing fault of the token endpoint is tried again with the same refresh
 * token, which Box allows until the new access token is used.
 *
 * https://developer.box.com/guides/authentication/tokens/refresh/
 *
 * @returns why there is no new token, or `undefined` where n8n reports success
 * @throws the signal's reason, or n8n's error for a cancelled execution
 */
export async function refreshThroughN8n(
	context: BoxContext,
	hosts: BoxHosts,
	signal?: AbortSignal,
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
			const failure = toRefreshFailure(unlessCancelled(error));
			const step = nextStep(attempt, failure, { repeatable: true, waited }, systemTiming.random);
			if (FINAL.includes(failure.code) || step === 'stop') return toCredentialError(failure);
			waited += step.wait;
			await systemTiming.sleep(step.wait, signal);
		}
	}
}

/** n8n ties the call to the execution, so it ends when that is cancelled: the error is raised then. */
function unlessCancelled(error: unknown): unknown {
	if (isCancellation(error)) throw error;
	return error;
}

function toCredentialError({ status, code }: RefreshFailure): CredentialError {
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
