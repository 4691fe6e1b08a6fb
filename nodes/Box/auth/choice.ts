import type { INodeProperties } from 'n8n-workflow';

import { AUTHENTICATION } from './context';

/** The parameter that chooses the type of the credential. Workflows without it use OAuth2. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: AUTHENTICATION,
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'A user signs in, or an app with a client ID and secret (client credentials)',
		},
		{
			name: 'Server Authentication (JWT)',
			value: 'jwt',
			description: 'An app with a key pair, by its configuration file',
		},
	],
	default: 'oAuth2',
	description: 'How the node signs in to Box, and so which type of credential it uses',
};

/**
 * The function of each node that tests a credential with a key. For a credential that extends its
 * `oAuth2Api` n8n calls none: `BoxApi` names a request.
 */
export const TESTED_BY = 'boxJwtApiTest';
