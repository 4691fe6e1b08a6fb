import { user } from '../../entities/user';
import { fields, locator } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a user',
	description: 'Get what Box knows about a user of the enterprise',
	reference: 'get-users-id',
	fields: { user: locator(user) },
	options: { ...fields },
	request: ({ user }) => read(['users', user]),
});
