import type { BoxHosts } from '../client/types';
import type { Refused } from './causes';
import { CredentialError } from './credentialError';
import { HOST_FIELDS } from './hostFields';
import type { RefreshFailure } from './refreshFailure';

/** A host as messages name it: lists in the editor show nothing but the message. */
export function namedHost(host: string, displayName: string): string {
	return `${host} ('${displayName}' of the credential)`;
}

/** What to do about a host to which there is no connection. */
export function checkHost(displayName: string): string {
	return `Check '${displayName}' in the credential, and this machine's network and proxy settings.`;
}

/** What to do about a proxy that does not accept the sign-in of a setting. */
export function checkProxyLogin(setting: string): string {
	return `Check the user and password in ${setting} (http://user:password@host:port; special characters are percent-encoded). Only Basic authentication is supported.`;
}

/** The field for the host that has the token endpoint. */
const FIELD = HOST_FIELDS.apiUrl.displayName;

/** Statuses of a server that has no token endpoint. Box itself would say so by a code of OAuth2. */
const NOT_BOX = [301, 302, 303, 307, 308, 404, 405, 410];

/** A host that cannot be reached, or is not Box; `undefined` for another failure. */
export function unreached(
	failure: Pick<RefreshFailure, 'status' | 'code' | 'network'>,
	{ apiUrl }: Pick<BoxHosts, 'apiUrl'>,
): Refused | undefined {
	const error = causeOf(failure, apiUrl);
	return error && { error, ended: false };
}

function causeOf(
	{ status, code, network }: Pick<RefreshFailure, 'status' | 'code' | 'network'>,
	apiUrl: string,
): CredentialError | undefined {
	if (network !== undefined) return noConnection(network, apiUrl);
	return status === 407 ? proxyLogin() : notBox(status, code, apiUrl);
}

function notBox(status: number, code: string, apiUrl: string): CredentialError | undefined {
	if (code !== '' || !NOT_BOX.includes(status)) return undefined;
	return new CredentialError(
		`What answered at ${namedHost(new URL(apiUrl).host, FIELD)} is not Box (HTTP ${status})`,
		`Check '${FIELD}' in the credential, and any proxy in between.`,
		{ permanent: false },
	);
}

function proxyLogin(): CredentialError {
	return new CredentialError(
		"A proxy between n8n and Box does not accept n8n's sign-in (HTTP 407)",
		checkProxyLogin('the environment variable HTTPS_PROXY, ALL_PROXY or HTTP_PROXY'),
		{ permanent: false },
	);
}

function noConnection(network: string, apiUrl: string): CredentialError {
	return new CredentialError(
		// n8n replaces a message that names the network's code.
		`Box could not be reached at ${namedHost(new URL(apiUrl).host, FIELD)}`,
		`${checkHost(FIELD)} The network said ${network}.`,
		{ permanent: false },
	);
}
