import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { toJwtSettings } from './settings';
import { fromStoredFields } from './storedFields';

/**
 * A request of n8n with the stored token. A token that was fetched before somebody changed the
 * credential is left out: Box refuses the request then, and n8n has another token fetched.
 *
 * @throws CredentialError if the credential cannot be used
 */
export function authorized(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const settings = toJwtSettings(credential);
	const { accessToken } = fromStoredFields(credential, settings);
	if (accessToken === undefined) return request;
	return { ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } };
}
