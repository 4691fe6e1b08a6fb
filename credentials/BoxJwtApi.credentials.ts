import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/**
 * A Box application with a key pair (Server Authentication with JWT), by the configuration file that
 * Box's console gives out. It acts as its service account, or as a user of its enterprise. n8n keeps
 * the token; this fetches it.
 *
 * https://developer.box.com/guides/authentication/jwt/
 */
export class BoxJwtApi implements ICredentialType {
	name = 'boxJwtApi';

	displayName = 'Box JWT API';

	icon = { light: 'file:../nodes/Box/box.svg', dark: 'file:../nodes/Box/box.dark.svg' } as const;

	documentationUrl = 'https://developer.box.com/guides/authentication/jwt/jwt-setup/';

	properties: INodeProperties[] = [
		{
			displayName:
				'In the <a href="https://app.box.com/developers/console" target="_blank">Box Developer Console</a>, create a Custom App with Server Authentication (with JWT), choose its App Access Level and Application Scopes, save, and submit it for authorization: an administrator authorizes it in the Admin Console under Integrations, and again after each change. Then choose Generate a Public/Private Keypair, and paste the whole file that is downloaded below. Change the hosts only for a gateway or an emulator.',
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
		{
			displayName: 'Act As',
			name: 'subjectType',
			type: 'options',
			options: [
				{
					name: 'Service Account',
					value: 'enterprise',
					description:
						"The app's own account, which sees what it creates and what is shared with it",
				},
				{
					name: 'User',
					value: 'user',
					description:
						"A user of the enterprise. The app needs 'Generate user access tokens' in the Developer Console.",
				},
			],
			default: 'enterprise',
		},
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12345678901',
			description:
				"At the end of the URL of the user's page in the Admin Console. User › Get Me returns it, too.",
			displayOptions: { show: { subjectType: ['user'] } },
		},
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
		{
			displayName: 'API Host',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.box.com',
			description:
				'The host of /2.0 and /oauth2/token. Change it only for a gateway or an emulator. Plain http is accepted for this machine only.',
		},
		{
			displayName: 'Upload Host',
			name: 'uploadUrl',
			type: 'string',
			default: 'https://upload.box.com',
			description:
				'The host of /api/2.0/files/content. Change it only for a gateway or an emulator.',
		},
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

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.apiUrl.replace(/\\/+$/, "") }}',
			url: '/2.0/users/me',
			// n8n would send the token to any host that a redirect leads to.
			disableFollowRedirect: true,
		},
	};

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
