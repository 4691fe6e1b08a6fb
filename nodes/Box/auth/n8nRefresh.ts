import type { IHttpRequestOptions } from 'n8n-workflow';

import { MAX_ATTEMPTS, nextStep } from '../client/calls/retry';
import type { Timing } from '../client/http/timing';
import { untilAborted } from '../client/http/untilAborted';
import type { BoxHosts } from '../client/types';
import { SIGN_IN, type BoxContext } from './context';
import { isCancellation, toRefreshFailure, type RefreshFailure } from './refreshFailure';

/** Codes of OAuth2 for permanent failures. */
const PERMANENT = [
	'invalid_grant',
	'invalid_client',
	'unauthorized_client',
	'invalid_scope',
	'needs_reconnect',
];

/**
 * Milliseconds that n8n may take for one attempt. n8n itself has no limit, and all users of the
 * credential wait for the same token.
 */
const ASK_TIMEOUT = 60_000;

/** A way to have n8n fetch and store a token. */
type Ask = (context: BoxContext) => Promise<unknown>;

/** Gets another token for the one that is stored. */
export const refreshStored: Ask = async (context) => {
	await context.helpers.refreshOAuth2Token.call(context, SIGN_IN);
};

/**
 * Asks whose token it is, with n8n's own authentication. n8n first fetches a token if none is stored
 * yet, and fetches another one if Box refuses it.
 */
export const askWhoAmI =
	(hosts: BoxHosts): Ask =>
	async (context) => {
		const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			SIGN_IN,
			whoAmI(hosts),
		);
		return answer;
	};

/** The request for the user whose token it is: https://developer.box.com/reference/get-users-me/ */
export function whoAmI({ apiUrl }: Pick<BoxHosts, 'apiUrl'>): IHttpRequestOptions {
	return {
		method: 'GET',
		url: `${apiUrl}/2.0/users/me`,
		qs: { fields: 'id,login,enterprise' },
		json: true,
		// n8n would send the token to any host that a redirect leads to.
		disableFollowRedirect: true,
	};
}

export interface AskOptions {
	timing: Timing;
	/**
	 * Ends the wait between two attempts, and prevents another attempt. One that is in flight goes on:
	 * others may wait for the same token.
	 */
	signal?: AbortSignal;
	/** Makes only one attempt. */
	once?: boolean;
	/** Makes no other attempt if no answer came: somebody waits in the editor. */
	atOnce?: boolean;
	/** Milliseconds that one attempt may take. */
	timeout?: number;
}

/**
 * Lets n8n ask Box for a token. After a transient failure it retries with the same refresh token,
 * which Box allows until the new access token is used.
 *
 * https://developer.box.com/guides/authentication/tokens/refresh/
 *
 * @returns n8n's answer, or why there is none
 * @throws the signal's reason, or n8n's error for a cancelled execution
 */
export async function askN8n(
	context: BoxContext,
	ask: Ask,
	{ timing, signal, once = false, atOnce, timeout = ASK_TIMEOUT }: AskOptions,
): Promise<{ answer: unknown } | { failure: RefreshFailure }> {
	let waited = 0;
	for (let attempt = 1; ; attempt++) {
		signal?.throwIfAborted();
		try {
			return { answer: await untilAborted(ask(context), AbortSignal.timeout(timeout)) };
		} catch (error) {
			const failure = toRefreshFailure(unlessCancelled(error), timing.date());
			const facts = { repeatable: true, waited, atOnce };
			const step = nextStep(attempt, failure, facts, timing.random);
			const isLast = once || attempt >= MAX_ATTEMPTS || PERMANENT.includes(failure.code);
			if (isLast || step === 'stop') return { failure };
			waited += step.wait;
			await timing.sleep(step.wait, signal);
		}
	}
}

/** Rethrows the error of a cancelled execution, with which n8n ends its calls. */
function unlessCancelled(error: unknown): unknown {
	if (isCancellation(error)) throw error;
	return error;
}
