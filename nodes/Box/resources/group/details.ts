import { choice, protecting, text } from '../../fields';

/** https://developer.box.com/reference/post-groups/#param-invitability_level */
const LEVELS = {
	admins_only: 'Admins Only',
	admins_and_members: 'Admins and Members',
	all_managed_users: 'All Managed Users',
} as const;

/** What a group has beside its name. */
export const details = {
	description: text('Description', {
		description: 'What the group is for, in up to 255 characters. Leave empty for none.',
		empty: '',
	}),
	externalSyncIdentifier: text('External Sync Identifier', {
		example: 'AD:123456',
		description:
			'The ID of the group in the source it is synced from, such as an Active Directory object ID. Leave empty for none.',
		empty: '',
	}),
	invitabilityLevel: choice('Who Can Invite the Group', LEVELS, {
		default: 'all_managed_users',
		description: 'Who may give the group access to files and folders',
	}),
	memberViewabilityLevel: choice('Who Can See Members', LEVELS, {
		default: 'all_managed_users',
		description: 'Who may see which users are in the group',
	}),
	provenance: protecting(
		text('Provenance', {
			example: 'Active Directory',
			description:
				'The source that the group is synced from. With one, the name and the members cannot be changed in the Box web app. Leave empty for none.',
			empty: '',
		}),
	),
};
