import type { INodeProperties } from 'n8n-workflow';

import { HOST_FIELDS, type HostFieldName } from '../nodes/Box/auth/hostFields';

/** Where an app is set up. */
export const CONSOLE =
	'<a href="https://app.box.com/developers/console" target="_blank">Box Developer Console</a>';

const DISPLAYED: Record<HostFieldName, string> = {
	apiUrl:
		'The host of /2.0 and /oauth2/token, which are appended. Change it only for a gateway or an emulator. Plain http is accepted for this machine only.',
	uploadUrl:
		'The host of /api/2.0/files/content, which is appended. Change it only for a gateway or an emulator.',
	accountUrl:
		'The host where users sign in. For Box Verified Enterprise it is https://ent.box.com (or your own subdomain).',
};

/** A field for one of Box's hosts. */
export function host(name: HostFieldName): INodeProperties {
	const { displayName, default: own } = HOST_FIELDS[name];
	return {
		displayName,
		name,
		type: 'string',
		default: own,
		placeholder: `e.g. ${own}`,
		description: DISPLAYED[name],
	};
}

type Shown = Pick<INodeProperties, 'displayOptions'>;

/** Whom an app acts as that nobody signs in to. */
export function subjectType(shown: Shown = {}): INodeProperties {
	return {
		displayName: 'Act As',
		name: 'subjectType',
		type: 'options',
		options: [
			{
				name: 'Service Account',
				value: 'enterprise',
				description: "The app's own account, which sees what it creates and what is shared with it",
			},
			{
				name: 'User',
				value: 'user',
				description:
					"A user of the enterprise. The app needs 'Generate user access tokens' in the Developer Console.",
			},
		],
		default: 'enterprise',
		...shown,
	};
}

/** The user whom such an app acts as. */
export function userId(shown: Shown): INodeProperties {
	return {
		displayName: 'User ID',
		name: 'userId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 12345678901',
		description:
			"At the end of the URL of the user's page in the Admin Console. User › Get Me returns it, too.",
		...shown,
	};
}
