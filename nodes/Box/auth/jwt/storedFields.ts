import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { numberAt, textAt } from '../../client/json';
import type { StoredToken } from '../storedToken';
import type { JwtSettings } from './settings';
import type { IssuedToken } from './tokenAnswer';

/** A token as n8n stores it, in the hidden fields of the credential. */
export function toStoredFields(
	{ accessToken, lifetime, expiresAt }: IssuedToken,
	{ fingerprint }: Pick<JwtSettings, 'fingerprint'>,
): IDataObject {
	return {
		accessToken,
		lifetime: String(lifetime ?? ''),
		expiresAt: String(expiresAt ?? ''),
		fetchedFor: fingerprint,
	};
}

/** What is stored, unless it was fetched before somebody changed the credential. */
export function fromStoredFields(
	{ accessToken, lifetime, expiresAt, fetchedFor }: ICredentialDataDecryptedObject,
	{ fingerprint }: Pick<JwtSettings, 'fingerprint'>,
): StoredToken {
	if (fetchedFor !== fingerprint) return {};
	return {
		accessToken: textAt(accessToken),
		lifetime: numberAt(lifetime),
		expiresAt: numberAt(expiresAt),
	};
}
