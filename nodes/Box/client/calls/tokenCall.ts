import { readErrorText, readText } from '../http/body';
import { sharedHttp } from '../http/http';
import { linkedSignal } from '../http/linkedSignal';
import { networkError } from '../http/networkError';
import type { Timing } from '../http/timing';
import { sendOnce, type Attempt } from './attempt';
import type { Call } from './call';

/** Some thousand times what a token needs. */
const LONGEST_ANSWER = 1024 * 1024;

/** An answer of the token endpoint, with any status. */
export interface TokenAnswer {
	status: number;
	header: (name: string) => string | undefined;
	text: string;
}

/** How a token is asked for. */
export interface TokenRequest {
	/** Without a slash at its end. */
	apiUrl: string;
	/** The form, encoded. */
	form: string;
	timing: Timing;
	/** Milliseconds that it may take in all. */
	timeout: number;
	/** Ends it, and its connection, at once. */
	signal?: AbortSignal;
}

/**
 * Sends a request for a token once. It waits for no other call, as others wait for the token.
 *
 * https://developer.box.com/reference/post-oauth2-token/
 *
 * @throws the signal's reason
 */
export async function askForToken(request: TokenRequest): Promise<Attempt<TokenAnswer>> {
	const { apiUrl, timing, timeout, signal } = request;
	const over = new AbortController();
	const timer = setTimeout(() => over.abort(), timeout);
	const ended = signal ? linkedSignal(signal, over.signal) : over.signal;
	const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
	const sender = { http: sharedHttp(), timing, hosts, owner: request, signal: ended };
	const call = toCall(request);
	return await sendOnce(sender, call, undefined)
		.then((attempt) => {
			// What has come of an error's body until a cancellation is no answer.
			signal?.throwIfAborted();
			return attempt;
		})
		.catch((error: unknown) => {
			signal?.throwIfAborted();
			if (!over.signal.aborted) throw error;
			const late = { code: 'ETIMEDOUT', message: `no token within ${timeout / 1000} s` };
			return { error: networkError(late, call.label) };
		})
		.finally(() => {
			clearTimeout(timer);
			over.abort();
		});
}

function toCall({ apiUrl, form }: TokenRequest): Call<TokenAnswer> {
	return {
		label: { method: 'POST', path: '/oauth2/token' },
		url: new URL(`${apiUrl}/oauth2/token`),
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
		body: () => ({ content: form }),
		repeatable: true,
		kind: 'token',
		accepts: 'any',
		read: async ({ status, header, body }) => {
			const isToken = status >= 200 && status < 300;
			const text = isToken
				? await readText(body, { bytes: LONGEST_ANSWER })
				: await readErrorText(body);
			return { status, header, text };
		},
	};
}
