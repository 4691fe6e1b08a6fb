import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { HostError, hostUrl } from '../client/http/hosts';
import type { BoxHosts } from '../client/types';
import { CredentialError } from './credentialError';

const FIELDS = {
	apiUrl: { displayName: 'API Host', default: 'https://api.box.com' },
	uploadUrl: { displayName: 'Upload Host', default: 'https://upload.box.com' },
	accountUrl: { displayName: 'Account Host', default: 'https://account.box.com' },
} as const;

/**
 * The hosts of a credential, checked.
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

function toHost(field: keyof typeof FIELDS, credential: ICredentialDataDecryptedObject): string {
	const { displayName, default: fallback } = FIELDS[field];
	const entered = credential[field];
	const text = typeof entered === 'string' && entered.trim() !== '' ? entered.trim() : fallback;
	try {
		hostUrl(text, `'${displayName}' of the Box credential`);
	} catch (error) {
		throw withRemedy(
			error,
			`Correct '${displayName}' in the credential; Box's own host is ${fallback}.`,
		);
	}
	return text.replace(/\/+$/, '');
}

function withRemedy(error: unknown, remedy: string): unknown {
	return error instanceof HostError ? new CredentialError(error.message, remedy) : error;
}
