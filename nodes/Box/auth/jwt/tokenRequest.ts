import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { MAX_ATTEMPTS, nextStep } from '../../client/calls/retry';
import type { Timing } from '../../client/http/timing';
import { toRefreshFailure } from '../refreshFailure';
import { toAssertion } from './assertion';
import { toPrivateKey } from './privateKey';
import type { JwtSettings } from './settings';
import { isFullAnswer, readAnswer, type IssuedToken, type TokenFailure } from './tokenAnswer';

/** Milliseconds that one attempt may take: all users of the credential wait for the same token. */
const ATTEMPT_TIMEOUT = 30_000;

/** How often an assertion is signed again that Box refuses because of its time or its ID. */
const MAX_SIGNED_AGAIN = 2;

/** How far the clock of a Box is ahead of this machine's, in milliseconds, by its host. */
const clocks = new Map<string, number>();

export type Outcome = { token: IssuedToken } | { failure: TokenFailure };

export interface RequestOptions {
	/** n8n's HTTP helper. */
	http: Pick<IHttpRequestHelper['helpers'], 'httpRequest'>;
	timing: Timing;
	/** Ends the wait between two attempts, and prevents another attempt. */
	signal?: AbortSignal;
	/** Makes only one attempt. */
	once?: boolean;
	/** Makes no other attempt if no answer came: somebody waits in the editor. */
	atOnce?: boolean;
	/** Milliseconds to wait in all. */
	maxWait?: number;
}

/**
 * Asks Box for a token. A transient failure is retried; after a refusal because of the time the
 * assertion is signed again by the clock of Box's answer.
 *
 * https://developer.box.com/guides/authentication/jwt/without-sdk/
 *
 * @throws CredentialError if the key cannot be used; the signal's reason
 */
export async function requestToken(
	settings: JwtSettings,
	{ http, timing, signal, once = false, atOnce, maxWait }: RequestOptions,
): Promise<Outcome> {
	const key = toPrivateKey(settings.app);
	let waited = 0;
	let signedAgain = 0;
	for (let attempt = 1; ; attempt++) {
		signal?.throwIfAborted();
		const now = timing.date() + (clocks.get(settings.apiUrl) ?? 0);
		const outcome = await ask(http, toRequest(settings, toAssertion(settings, key, now)), timing);
		if ('token' in outcome) return outcome;
		const { failure } = outcome;
		if (signedAgain < MAX_SIGNED_AGAIN && isCurable(failure)) {
			signedAgain += 1;
			if (failure.date !== undefined) clocks.set(settings.apiUrl, failure.date - timing.date());
			continue;
		}
		const facts = { repeatable: true, waited, maxWait, atOnce };
		const step = nextStep(attempt, failure, facts, timing.random);
		if (once || attempt >= MAX_ATTEMPTS || step === 'stop') return outcome;
		waited += step.wait;
		await timing.sleep(step.wait, signal);
	}
}

/** Whether Box may accept the same with another time and another ID. */
function isCurable({ objection, date }: TokenFailure): boolean {
	return objection === 'repeated' || (objection === 'time' && date !== undefined);
}

async function ask(
	http: RequestOptions['http'],
	request: IHttpRequestOptions,
	timing: Timing,
): Promise<Outcome> {
	try {
		const answer: unknown = await http.httpRequest(request);
		if (isFullAnswer(answer)) return readAnswer(answer, timing.date());
		return { failure: { status: 0, code: '' } };
	} catch (error) {
		// n8n's error holds the whole request, so nothing but these facts is taken from it.
		return { failure: toRefreshFailure(error, timing.date()) };
	}
}

function toRequest({ app, apiUrl }: JwtSettings, assertion: string): IHttpRequestOptions {
	const body = new URLSearchParams({
		grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
		client_id: app.clientId,
		client_secret: app.clientSecret,
		assertion,
	});
	return {
		method: 'POST',
		url: `${apiUrl}/oauth2/token`,
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
		body: body.toString(),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n would send the secrets to any host that a redirect leads to.
		disableFollowRedirect: true,
		timeout: ATTEMPT_TIMEOUT,
	};
}
