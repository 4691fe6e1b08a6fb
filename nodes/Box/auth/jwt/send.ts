import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { askForToken } from '../../client/calls/tokenCall';
import type { Timing } from '../../client/http/timing';
import { untilAborted } from '../../client/http/untilAborted';
import { toRefreshFailure } from '../refreshFailure';
import { isFullAnswer, readAnswer, type Outcome } from './tokenAnswer';

/** Milliseconds that one attempt may take: all users of the credential wait for the same token. */
const ATTEMPT_TIMEOUT = 30_000;

/** What is sent for a token. */
export interface TokenForm {
	/** Without a slash at its end. */
	apiUrl: string;
	/** Encoded. */
	form: string;
}

/**
 * Sends a request for a token once.
 *
 * @throws the signal's reason
 */
export type Send = (
	request: TokenForm,
	options: { timing: Timing; signal?: AbortSignal },
) => Promise<Outcome>;

/** Sends it as all calls of the nodes are sent. If the signal aborts, no connection is left. */
export const byClient: Send = async (request, { timing, signal }) => {
	const sent = await askForToken({ ...request, timing, signal, timeout: ATTEMPT_TIMEOUT });
	if ('error' in sent) {
		const { error } = sent;
		const { status, code, retryAfter } = error;
		return { failure: { status, code, retryAfter, error } };
	}
	const { status, header, text } = sent.value;
	const headers = { date: header('date'), 'retry-after': header('retry-after') };
	return readAnswer({ statusCode: status, headers, body: text }, timing.date());
};

/**
 * Sends it by n8n's helper, for the credential, which n8n calls on behalf of any node. The helper does
 * not tell when such a node is cancelled: the request goes on.
 *
 * @param timeout milliseconds that one attempt may take. The helper's own limit does not count while it
 *   waits for a proxy
 */
export const byN8n =
	(http: Pick<IHttpRequestHelper['helpers'], 'httpRequest'>, timeout = ATTEMPT_TIMEOUT): Send =>
	async (request, { timing }) => {
		try {
			const asked: Promise<unknown> = http.httpRequest(toOptions(request, timeout));
			const answer = await untilAborted(asked, AbortSignal.timeout(timeout));
			if (isFullAnswer(answer)) return readAnswer(answer, timing.date());
			return { failure: { status: 0, code: '' } };
		} catch (error) {
			// n8n's error holds the whole request, so nothing but these facts is taken from it.
			return { failure: toRefreshFailure(error, timing.date()) };
		}
	};

function toOptions({ apiUrl, form }: TokenForm, timeout: number): IHttpRequestOptions {
	return {
		method: 'POST',
		url: `${apiUrl}/oauth2/token`,
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
		body: form,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n would send the secrets to any host that a redirect leads to.
		disableFollowRedirect: true,
		timeout,
	};
}
