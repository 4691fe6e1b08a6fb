import { fields } from '../../fields';
import { get, operation } from '../../framework';
import { GROUP_ADMINS_ONLY } from './errors';
import { membership } from './membership';

export const getMember = operation({
	name: 'Get Member',
	action: 'Get a member of a group',
	description: "Get a user's membership of a group, with the user and the role",
	reference: 'get-group-memberships-id',
	fields: membership,
	options: { ...fields },
	request: ({ membership }) => get(['group_memberships', membership]),
	errors: GROUP_ADMINS_ONLY,
});
