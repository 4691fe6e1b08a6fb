import { user } from '../../entities/user';
import { locator } from '../../fields';
import { byOffset, get, operation } from '../../framework';

export const getMemberships = operation({
	name: 'Get Memberships',
	action: 'Get the group memberships of a user',
	description: 'Get the groups that a user is a member of, each with the role there',
	reference: 'get-users-id-memberships',
	fields: { user: locator(user) },
	request: ({ user }) => get(['users', user, 'memberships']),
	result: byOffset(),
});
