import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { HostError, hostUrl } from '../client/http/hosts';
import type { BoxHosts } from '../client/types';
import { CredentialError } from './credentialError';
import { corrected, HOST_FIELDS, type HostFieldName } from './hostFields';

/**
 * The hosts of a credential, corrected and checked.
 *
 * @throws CredentialError if one is not a URL, or would get the token over plain http
 */
export function toHosts(credential: ICredentialDataDecryptedObject): BoxHosts {
	return {
		apiUrl: toHost('apiUrl', credential),
		uploadUrl: toHost('uploadUrl', credential),
		accountUrl: toHost('accountUrl', credential),
	};
}

function toHost(name: HostFieldName, credential: ICredentialDataDecryptedObject): string {
	const { displayName, default: own } = HOST_FIELDS[name];
	try {
		const { origin, pathname } = hostUrl(
			corrected(credential[name], name),
			`'${displayName}' of the Box credential`,
		);
		return `${origin}${pathname}`.replace(/\/+$/, '');
	} catch (error) {
		throw withRemedy(
			error,
			`Correct '${displayName}' in the credential; Box's own host is ${own}.`,
		);
	}
}

function withRemedy(error: unknown, remedy: string): unknown {
	return error instanceof HostError ? new CredentialError(error.message, remedy) : error;
}
