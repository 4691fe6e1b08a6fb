import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { numberAt, objectAt, textAt } from '../client/json';

/** The tokens n8n keeps in a credential, in its `oauthTokenData`. */
export interface StoredToken {
	/** Missing if the credential is not connected yet. */
	accessToken?: string;
	/** Missing if the app gets its tokens without a user. */
	refreshToken?: string;
	/** Seconds the access token lived when Box gave it. */
	lifetime?: number;
	/** Milliseconds since 1970, as n8n 2 and later store it. */
	expiresAt?: number;
}

/** What is stored in a credential, as far as it can be used. */
export function toStoredToken(credential: ICredentialDataDecryptedObject): StoredToken {
	const data = objectAt(credential.oauthTokenData);
	return {
		accessToken: textAt(data.access_token),
		refreshToken: textAt(data.refresh_token),
		lifetime: positive(data.expires_in),
		expiresAt: positive(data.n8n_expires_at),
	};
}

function positive(value: unknown): number | undefined {
	const number = numberAt(value);
	return number !== undefined && number > 0 ? number : undefined;
}
