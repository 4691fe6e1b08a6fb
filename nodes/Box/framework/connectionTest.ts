import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { CredentialError } from '../auth/credentialError';
import { HOST_FIELDS } from '../auth/hostFields';
import { toHosts } from '../auth/hosts';
import { toJwtRefused } from '../auth/jwt/causes';
import { byClient } from '../auth/jwt/send';
import { toJwtSettings } from '../auth/jwt/settings';
import { requestToken } from '../auth/jwt/tokenRequest';
import { checkHost } from '../auth/unreached';
import { BoxClient } from '../client/boxClient';
import { RateLimitGate } from '../client/calls/rateLimit';
import { BoxError } from '../client/error';
import { systemTiming as timing } from '../client/http/timing';
import { untilAborted } from '../client/http/untilAborted';
import { explain } from './errors/explain';

/** Milliseconds: somebody waits for the result. */
const LIMIT = 10_000;

/**
 * Tests a credential with a key: n8n calls it when somebody saves the credential or opens it. It
 * fetches a new token, as one that is stored says nothing about what has become of the key, and asks
 * Box whose token it is.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/credentials-files/
 *
 * @param limit milliseconds that it may take
 */
export function jwtTest(limit = LIMIT): ICredentialTestFunction {
	return async function ({ data = {} }): Promise<INodeCredentialTestResult> {
		const signal = AbortSignal.timeout(limit);
		try {
			await untilAborted(askWhoAmI(data, signal), signal);
			return { status: 'OK', message: 'Connection successful!' };
		} catch (error) {
			return { status: 'Error', message: signal.aborted ? tooSlow(data, limit) : told(error) };
		}
	};
}

async function askWhoAmI(data: ICredentialDataDecryptedObject, signal: AbortSignal): Promise<void> {
	const hosts = toHosts(data);
	const settings = toJwtSettings(data);
	const outcome = await requestToken(settings, { send: byClient, timing, signal, once: true });
	if ('failure' in outcome) throw toJwtRefused(outcome.failure, settings).error;
	const { accessToken } = outcome.token;
	const tokens = { current: async () => accessToken, refresh: async () => accessToken };
	const gate = new RateLimitGate(timing);
	const box = new BoxClient({ hosts, tokens, gate, signal, timing, atOnce: true });
	await box.request({ method: 'GET', path: ['users', 'me'], query: { fields: 'id' } });
	await box.reach('uploadUrl');
}

function told(error: unknown): string {
	if (error instanceof CredentialError) return `${error.message}. ${error.description}`;
	if (error instanceof BoxError) {
		const { message, remedy } = explain(error);
		return `${message}. ${remedy}`;
	}
	return error instanceof Error ? error.message : String(error);
}

function tooSlow(data: ICredentialDataDecryptedObject, limit: number): string {
	const { host } = new URL(toHosts(data).apiUrl);
	const field = HOST_FIELDS.apiUrl.displayName;
	return `Box did not answer within ${limit / 1000} seconds at ${host}. ${checkHost(field)}`;
}
