import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An origin without its trailing slashes, so that a path can be appended. */
const origin = (field: string) => `$self["${field}"].replace(/\\/+$/, "")`;

/**
 * A Box account, connected through OAuth 2.0 with the authorization code grant. n8n keeps and
 * refreshes the tokens. The three hosts can be changed for a gateway, a Box Verified Enterprise
 * host, or an emulator.
 *
 * https://developer.box.com/guides/authentication/oauth2/
 */
export class BoxApi implements ICredentialType {
	name = 'boxApi';

	displayName = 'Box API';

	extends = ['oAuth2Api'];

	icon = { light: 'file:../nodes/Box/box.svg', dark: 'file:../nodes/Box/box.dark.svg' } as const;

	documentationUrl = 'https://developer.box.com/guides/authentication/oauth2/oauth2-setup/';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName:
				'In the <a href="https://app.box.com/developers/console" target="_blank">Box Developer Console</a>, create a Custom App with User Authentication (OAuth 2.0), add the OAuth Redirect URL above to its OAuth 2.0 Redirect URIs, choose its Application Scopes, save, and copy its client ID and client secret to here. Leave the hosts below as they are, unless your Box is somewhere else.',
			name: 'setupNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Host',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.box.com',
			description:
				'Where /2.0 and /oauth2/token are. Change it only for a gateway or an emulator. Plain http is accepted for this machine alone.',
		},
		{
			displayName: 'Upload Host',
			name: 'uploadUrl',
			type: 'string',
			default: 'https://upload.box.com',
			description: 'Where /api/2.0/files/content is. Change it only for a gateway or an emulator.',
		},
		{
			displayName: 'Account Host',
			name: 'accountUrl',
			type: 'string',
			default: 'https://account.box.com',
			description:
				'Where people sign in. For Box Verified Enterprise it is https://ent.box.com (or your own subdomain).',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${origin('accountUrl')} }}/api/oauth2/authorize`,
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${origin('apiUrl')} }}/oauth2/token`,
			required: true,
		},
		{
			// Without a scope Box grants all that the app is configured for.
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			// Box documents client authentication in the body alone.
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.apiUrl.replace(/\\/+$/, "") }}', url: '/2.0/users/me' },
	};
}
