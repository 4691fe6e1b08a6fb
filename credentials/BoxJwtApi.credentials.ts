import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { CONSOLE, host, subjectType, userId } from './properties';

/**
 * A Box application with a key pair (Server Authentication with JWT), by the configuration file that
 * Box's console gives out. It acts as its service account, or as a user of its enterprise. n8n keeps
 * the token; this fetches it.
 *
 * https://developer.box.com/guides/authentication/jwt/
 */
export class BoxJwtApi implements ICredentialType {
	name = 'boxJwtApi';

	displayName = 'Box Custom App (JWT) API';

	icon = { light: 'file:../nodes/Box/box.svg', dark: 'file:../nodes/Box/box.dark.svg' } as const;

	documentationUrl = 'https://developer.box.com/guides/authentication/jwt/jwt-setup/';

	properties: INodeProperties[] = [
		{
			displayName: `In the ${CONSOLE}, create a Custom App with <b>Server Authentication (with JWT)</b>, choose its access level and scopes, save, and submit it: an administrator authorizes it in the Admin Console under Integrations, and again after each change. Then choose <b>Generate a Public/Private Keypair</b>, and paste the whole file that is downloaded.`,
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'App Configuration',
			name: 'configuration',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: '{"boxAppSettings": {"clientID": …}, "enterpriseID": …}',
			description:
				'The whole JSON file that the Developer Console gives out with a new key pair: client ID and secret, key, passphrase, and enterprise ID',
		},
		subjectType(),
		userId({ displayOptions: { show: { subjectType: ['user'] } } }),
		{
			displayName: 'Algorithm',
			name: 'algorithm',
			type: 'options',
			options: [
				{ name: 'RS256', value: 'RS256' },
				{ name: 'RS384', value: 'RS384' },
				{ name: 'RS512', value: 'RS512' },
			],
			default: 'RS512',
			description: 'How the requests for a token are signed. Box takes each of them.',
		},
		host('apiUrl'),
		host('uploadUrl'),
		{
			// n8n calls preAuthentication while this is empty, and stores what that returns.
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			// Seconds that the token lives.
			displayName: 'Lifetime',
			name: 'lifetime',
			type: 'hidden',
			default: '',
		},
		{
			// Milliseconds since 1970.
			displayName: 'Expires At',
			name: 'expiresAt',
			type: 'hidden',
			default: '',
		},
		{
			// The fingerprint of the fields with which the token was fetched.
			displayName: 'Fetched For',
			name: 'fetchedFor',
			type: 'hidden',
			default: '',
		},
	];

	/** Fetches a token. n8n loads all credentials when it starts, and this only when it is needed. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { preAuthenticate } = await import('../nodes/Box/auth/jwt/sharedTokens');
		return await preAuthenticate(this.helpers, credential);
	}

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authorized } = await import('../nodes/Box/auth/jwt/authorized');
		return authorized(credential, request);
	}
}
