import { choice, fields, jsonObject } from '../../fields';
import { operation, put } from '../../framework';
import { GROUP_ADMINS_ONLY } from './errors';
import { membership, ROLES } from './membership';

export const updateMember = operation({
	name: 'Update Member',
	action: 'Update a member of a group',
	description: 'Change the role of a user in a group, or what an admin of the group may do',
	reference: 'put-group-memberships-id',
	fields: membership,
	updateFields: {
		configurablePermissions: jsonObject('Admin Permissions', {
			example: '{ "can_run_reports": false }',
			description:
				'What an admin of the group may do, in JSON. What is not named is allowed. Leave empty to allow nothing of it.',
			empty: null,
		}),
		role: choice('Role', ROLES, { description: 'What the user is in the group' }),
	},
	options: { ...fields },
	request: ({ membership }) => put(['group_memberships', membership]),
	errors: GROUP_ADMINS_ONLY,
});
