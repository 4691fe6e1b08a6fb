import type { BoxHosts } from '../client/types';
import type { Refused } from './causes';
import { CredentialError } from './credentialError';
import { HOST_FIELDS } from './hostFields';
import type { RefreshFailure } from './refreshFailure';

/** What to do about a host to which there is no connection. */
export function checkHost(displayName: string): string {
	return `Check '${displayName}' in the credential, and this machine's network and proxy settings.`;
}

/** A token endpoint to which no connection could be opened; `undefined` for another failure. */
export function unreached(
	{ network }: Pick<RefreshFailure, 'network'>,
	{ apiUrl }: Pick<BoxHosts, 'apiUrl'>,
): Refused | undefined {
	if (network === undefined) return undefined;
	const error = new CredentialError(
		// n8n replaces a message that names the network's code.
		`Box could not be reached at ${new URL(apiUrl).host}`,
		`${checkHost(HOST_FIELDS.apiUrl.displayName)} The network said ${network}.`,
		{ permanent: false },
	);
	return { error, ended: false };
}
