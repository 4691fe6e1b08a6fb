import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { hostExpression } from '../nodes/Box/auth/hostFields';
import { CONSOLE, host, subjectType, userId } from './properties';

/** The subject of a server application's token, as Box expects it. */
const subject = (type: string, field: string) =>
	`{ box_subject_type: "${type}", box_subject_id: String($self["${field}"] || "").trim() }`;

const SERVER = ['clientCredentials'];

/**
 * A Box account, connected through OAuth 2.0: as a user (authorization code grant), or as a
 * server application (client credentials grant). n8n keeps and refreshes the tokens. The three
 * hosts can be changed for a gateway, a Box Verified Enterprise host, or an emulator.
 *
 * n8n shows the fields of its own `oAuth2Api` first, in its order; one of the same name here takes
 * that one's place, and all others follow.
 *
 * https://developer.box.com/guides/authentication/oauth2/
 * https://developer.box.com/guides/authentication/client-credentials/
 */
export class BoxApi implements ICredentialType {
	name = 'boxApi';

	displayName = 'Box Custom App API';

	extends = ['oAuth2Api'];

	icon = { light: 'file:../nodes/Box/box.svg', dark: 'file:../nodes/Box/box.dark.svg' } as const;

	documentationUrl = 'https://developer.box.com/guides/authentication/oauth2/oauth2-setup/';

	properties: INodeProperties[] = [
		{
			// n8n's first field, which Box does not need: n8n shows the client ID while this is false.
			displayName: `In the ${CONSOLE}, create a Custom App. For a user: with <b>User Authentication (OAuth 2.0)</b>, and the OAuth Redirect URL above. For a server: with <b>Server Authentication (Client Credentials Grant)</b>, authorized by an administrator, also after each change. Copy its client ID and secret.`,
			name: 'useDynamicClientRegistration',
			type: 'notice',
			default: false,
		},
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
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			placeholder: 'e.g. root_readwrite',
			description:
				'Box scopes, separated by spaces. Leave empty to ask for all scopes of the app. Reconnect after a change. <a href="https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/" target="_blank">List of scopes</a>.',
		},
		subjectType({ displayOptions: { show: { grantType: SERVER } } }),
		{
			displayName: 'Enterprise ID',
			name: 'enterpriseId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1234567',
			description:
				'In the Developer Console under General Settings, or in the Admin Console under Account & Billing',
			displayOptions: { show: { grantType: SERVER, subjectType: ['enterprise'] } },
		},
		userId({ displayOptions: { show: { grantType: SERVER, subjectType: ['user'] } } }),
		host('apiUrl'),
		host('uploadUrl'),
		{ ...host('accountUrl'), displayOptions: { show: { grantType: ['authorizationCode'] } } },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${hostExpression('accountUrl', '$self')} }}/api/oauth2/authorize`,
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${hostExpression('apiUrl', '$self')} }}/oauth2/token`,
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
			baseURL: `={{ ${hostExpression('apiUrl', '$credentials')} }}`,
			url: '/2.0/users/me',
			// n8n would send the token to any host that a redirect leads to.
			disableFollowRedirect: true,
		},
	};
}
