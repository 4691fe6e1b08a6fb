import { operation, remove } from '../../framework';
import { GROUP_ADMINS_ONLY } from './errors';
import { membership } from './membership';

export const removeMember = operation({
	name: 'Remove Member',
	action: 'Remove a user from a group',
	description: 'End the membership of a user in a group, and the access that comes with it',
	reference: 'delete-group-memberships-id',
	fields: membership,
	request: ({ membership }) => remove(['group_memberships', membership]),
	result: 'nothing',
	errors: GROUP_ADMINS_ONLY,
});
