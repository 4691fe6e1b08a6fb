import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An origin without its trailing slashes, so that a path can be appended. */
const origin = (field: string) => `$self["${field}"].replace(/\\/+$/, "")`;

/** The subject of a server application's token, as Box expects it. */
const subject = (type: string, field: string) =>
	`{ box_subject_type: "${type}", box_subject_id: String($self["${field}"] || "").trim() }`;

/**
 * A Box account, connected through OAuth 2.0: as a user (authorization code grant), or as a
 * server application (client credentials grant). n8n keeps and refreshes the tokens. The three
 * hosts can be changed for a gateway, a Box Verified Enterprise host, or an emulator.
 *
 * https://developer.box.com/guides/authentication/oauth2/
 * https://developer.box.com/guides/authentication/client-credentials/
 */
export class BoxApi implements ICredentialType {
	name = 'boxApi';

	displayName = 'Box API';

	extends = ['oAuth2Api'];

	icon = { light: 'file:../nodes/Box/box.svg', dark: 'file:../nodes/Box/box.dark.svg' } as const;

	documentationUrl = 'https://developer.box.com/guides/authentication/oauth2/oauth2-setup/';

	properties: INodeProperties[] = [
		{
			displayName: 'Connect As',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'User (OAuth 2.0)',
					value: 'authorizationCode',
					description: 'A user signs in to Box once, and n8n acts as this user',
				},
				{
					name: 'Server (Client Credentials)',
					value: 'clientCredentials',
					description: 'Nobody signs in: the app acts as its service account, or as a user',
				},
			],
			default: 'authorizationCode',
		},
		{
			displayName:
				'In the <a href="https://app.box.com/developers/console" target="_blank">Box Developer Console</a>, create a Custom App with User Authentication (OAuth 2.0), add the OAuth Redirect URL above to its OAuth 2.0 Redirect URIs, choose its Application Scopes, save, and copy its client ID and client secret to the fields below. Change the hosts only for a gateway, an emulator, or Box Verified Enterprise.',
			name: 'setupNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { grantType: ['authorizationCode'] } },
		},
		{
			displayName:
				'In the <a href="https://app.box.com/developers/console" target="_blank">Box Developer Console</a>, create a Custom App with Server Authentication (Client Credentials Grant), choose its App Access Level and Application Scopes, save, and submit it for authorization: an administrator authorizes it in the Admin Console under Integrations, and again after each change. Then copy its client ID and client secret to the fields below. Change the hosts only for a gateway, an emulator, or Box Verified Enterprise.',
			name: 'serverNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { grantType: ['clientCredentials'] } },
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
			displayOptions: { show: { grantType: ['clientCredentials'] } },
		},
		{
			displayName: 'Enterprise ID',
			name: 'enterpriseId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1234567',
			description:
				'In the Developer Console under General Settings, or in the Admin Console under Account & Billing',
			displayOptions: { show: { grantType: ['clientCredentials'], subjectType: ['enterprise'] } },
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
			displayOptions: { show: { grantType: ['clientCredentials'], subjectType: ['user'] } },
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			placeholder: 'e.g. root_readwrite',
			description:
				'Box scopes, separated by spaces. Leave empty to ask for all scopes of the app. Reconnect after a change. <a href="https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/" target="_blank">List of scopes</a>.',
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
			displayName: 'Account Host',
			name: 'accountUrl',
			type: 'string',
			default: 'https://account.box.com',
			description:
				'The host where users sign in. For Box Verified Enterprise it is https://ent.box.com (or your own subdomain).',
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
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'hidden',
			default: true,
		},
		{
			// Whom a server application acts as.
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: `={{ JSON.stringify($self["subjectType"] === "user" ? ${subject('user', 'userId')} : ${subject('enterprise', 'enterpriseId')}) }}`,
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
}
