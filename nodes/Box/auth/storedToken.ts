import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The tokens n8n keeps in a credential, in its `oauthTokenData`. */
export interface StoredToken {
	/** Missing where the credential is not connected yet. */
	accessToken?: string;
	/** Missing where the app gets its tokens without a user. */
	refreshToken?: string;
	/** Seconds the access token lived when Box gave it. */
	lifetime?: number;
	/** Milliseconds since 1970, as n8n noted it. Versions before 2 do not. */
	expiresAt?: number;
}

/** What is stored in a credential, as far as it can be used. */
export function toStoredToken(credential: ICredentialDataDecryptedObject): StoredToken {
	const data = credential.oauthTokenData;
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
	const { access_token, refresh_token, expires_in, n8n_expires_at } = data as Record<
		string,
		unknown
	>;
	return {
		accessToken: text(access_token),
		refreshToken: text(refresh_token),
		lifetime: positive(expires_in),
		expiresAt: positive(n8n_expires_at),
	};
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function positive(value: unknown): number | undefined {
	const number = Number(value);
	return Number.isFinite(number) && number > 0 ? number : undefined;
}
