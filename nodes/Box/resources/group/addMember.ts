import { group } from '../../entities/group';
import { user } from '../../entities/user';
import { choice, fields, jsonObject, locator } from '../../fields';
import { operation, post } from '../../framework';
import { ROLES } from './membership';

export const addMember = operation({
	name: 'Add Member',
	action: 'Add a user to a group',
	description: 'Make a user a member of a group',
	reference: 'post-group-memberships',
	fields: {
		group: locator(group),
		user: locator(user),
		role: choice('Role', ROLES, { description: 'What the user is in the group' }),
	},
	options: {
		configurablePermissions: jsonObject('Admin Permissions', {
			example: '{ "can_run_reports": true }',
			description:
				'What a group admin may do, in JSON. If not set, a group admin has all permissions.',
		}),
		...fields,
	},
	request: ({ group, user, role }) => post(['group_memberships'], { group, user, role }),
	errors: {
		409: {
			message: 'The user is already a member of the group',
			remedy: 'Nothing is left to do, unless the role should be another one.',
		},
	},
});
