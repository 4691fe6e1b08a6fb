import { fields } from '../../fields';
import { get, operation } from '../../framework';

export const getMe = operation({
	name: 'Get Me',
	action: 'Get the connected user',
	description: 'Get the user whose account is connected',
	reference: 'get-users-me',
	options: { ...fields },
	request: () => get(['users', 'me']),
});
