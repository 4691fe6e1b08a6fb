import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { quote } from '../client/quote';
import { CredentialError } from './credentialError';

/**
 * How a credential gets its tokens: a user has signed in once, or the app asks for a token of its
 * service account or of a user of its enterprise.
 *
 * https://developer.box.com/guides/authentication/client-credentials/
 */
export type Grant =
	{ kind: 'signIn' } | { kind: 'server'; subject: 'enterprise' | 'user'; subjectId: string };

/**
 * How the credential gets its tokens.
 *
 * @throws CredentialError if the ID of the subject is missing or is not an ID
 */
export function toGrant(credential: ICredentialDataDecryptedObject): Grant {
	if (credential.grantType !== 'clientCredentials') return { kind: 'signIn' };
	return credential.subjectType === 'user'
		? { kind: 'server', subject: 'user', subjectId: idOf(credential.userId, 'User ID') }
		: {
				kind: 'server',
				subject: 'enterprise',
				subjectId: idOf(credential.enterpriseId, 'Enterprise ID'),
			};
}

/**
 * An ID as it was entered.
 *
 * @throws CredentialError if it is missing or is not an ID
 */
export function idOf(entered: unknown, displayName: string): string {
	const id = typeof entered === 'string' ? entered.trim() : '';
	if (/^\d+$/.test(id)) return id;
	throw new CredentialError(
		`'${displayName}' of the Box credential ${id === '' ? 'is empty' : `is not an ID: ${quote(id)}`}`,
		`Open the credential and correct '${displayName}'. An ID of Box consists of digits only.`,
	);
}
