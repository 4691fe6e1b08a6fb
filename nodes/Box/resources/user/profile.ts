import { choice, converted, flag, integer, keyValues, text } from '../../fields';

/**
 * What an administrator sets of a user, beside name and email address.
 *
 * https://developer.box.com/reference/put-users-id/
 */
export const profile = {
	address: text('Address', { description: 'Leave empty for none', empty: '' }),
	canSeeManagedUsers: flag('Can See Managed Users', {
		default: true,
		description: 'Whether the user sees the other users of the enterprise in the contact list',
	}),
	externalAppUserId: text('External App User ID', {
		example: 'my-user-1234',
		description:
			'The ID of an app user in your own system. Only the app that created the user can change it. Leave empty for none.',
		empty: '',
	}),
	isExemptFromDeviceLimits: flag('Exempt From Device Limits', {
		description: "Whether the enterprise's limit of devices does not apply to the user",
	}),
	isExemptFromLoginVerification: flag('Exempt From Login Verification', {
		description: 'Whether the user signs in without two-factor authentication',
	}),
	isExternalCollabRestricted: flag('Restrict External Collaboration', {
		description: 'Whether the user cannot collaborate with people outside the enterprise',
	}),
	isSyncEnabled: flag('Enable Box Sync', { description: 'Whether the user can use Box Sync' }),
	jobTitle: text('Job Title', { description: 'Leave empty for none', empty: '' }),
	language: text('Language', {
		example: 'en',
		description:
			'One of Box\'s <a href="https://developer.box.com/guides/api-calls/language-codes/" target="_blank">language codes</a>',
	}),
	phone: text('Phone', { description: 'Leave empty for none', empty: '' }),
	role: choice(
		'Role',
		{ user: 'User', coadmin: 'Co-Admin' },
		{ description: 'The role of the user in the enterprise' },
	),
	spaceAmount: integer('Space Amount (Bytes)', {
		minimum: -1,
		description: 'How much the user can store. Enter -1 for no limit.',
	}),
	status: choice(
		'Status',
		{
			active: 'Active',
			inactive: 'Inactive',
			cannot_delete_edit: 'Cannot Delete or Edit',
			cannot_delete_edit_upload: 'Cannot Delete, Edit or Upload',
		},
		{ description: 'What the user can do in Box' },
	),
	timezone: text('Timezone', {
		example: 'Europe/Berlin',
		description: 'A name of the tz database',
	}),
	trackingCodes: converted(
		keyValues('Tracking Codes', {
			button: 'Add Tracking Code',
			key: 'Name',
			description:
				'Codes for reports, which are set up in the Admin Console first. They replace the present ones. Leave empty for none.',
		}),
		(codes) =>
			Object.entries(codes).map(([name, value]) => ({ type: 'tracking_code', name, value })),
	),
};
