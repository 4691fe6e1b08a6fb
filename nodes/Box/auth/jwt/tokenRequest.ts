import { MAX_ATTEMPTS, nextStep } from '../../client/calls/retry';
import type { Timing } from '../../client/http/timing';
import { toAssertion } from './assertion';
import { toPrivateKey } from './privateKey';
import type { Send } from './send';
import type { JwtSettings } from './settings';
import type { Outcome, TokenFailure } from './tokenAnswer';

/** How often an assertion is signed again that Box refuses because of its time or its ID. */
const MAX_SIGNED_AGAIN = 2;

/** How far the clock of a Box is ahead of this machine's, in milliseconds, by its host. */
const clocks = new Map<string, number>();

export interface RequestOptions {
	send: Send;
	timing: Timing;
	/** Ends the attempt in flight, if `send` can, and prevents another one. */
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
	{ send, timing, signal, once = false, atOnce, maxWait }: RequestOptions,
): Promise<Outcome> {
	const key = toPrivateKey(settings.app);
	let waited = 0;
	let signedAgain = 0;
	for (let attempt = 1; ; attempt++) {
		signal?.throwIfAborted();
		const now = timing.date() + (clocks.get(settings.apiUrl) ?? 0);
		const form = toForm(settings, toAssertion(settings, key, now));
		const outcome = await send({ apiUrl: settings.apiUrl, form }, { timing, signal });
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

function toForm({ app }: JwtSettings, assertion: string): string {
	const form = new URLSearchParams({
		grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
		client_id: app.clientId,
		client_secret: app.clientSecret,
		assertion,
	});
	return form.toString();
}
