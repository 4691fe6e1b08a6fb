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
		tokenLifetime: String(lifetime ?? ''),
		tokenEnd: String(expiresAt ?? ''),
		tokenOf: fingerprint,
	};
}

/** What is stored, unless it was fetched before somebody changed the credential. */
export function fromStoredFields(
	{ accessToken, tokenLifetime, tokenEnd, tokenOf }: ICredentialDataDecryptedObject,
	{ fingerprint }: Pick<JwtSettings, 'fingerprint'>,
): StoredToken {
	if (tokenOf !== fingerprint) return {};
	return {
		accessToken: textAt(accessToken),
		lifetime: numberAt(tokenLifetime),
		expiresAt: numberAt(tokenEnd),
	};
}
