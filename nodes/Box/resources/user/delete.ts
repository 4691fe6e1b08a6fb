import { user } from '../../entities/user';
import { flag, locator } from '../../fields';
import { operation, remove } from '../../framework';

export const del = operation({
	name: 'Delete',
	action: 'Delete a user',
	description: 'Delete a user for good, with all content if Force is on',
	reference: 'delete-users-id',
	fields: { user: locator(user) },
	options: {
		force: flag('Force', {
			description: 'Whether to delete the user with all files and folders that the user owns',
		}),
		notify: flag('Notify', { description: 'Whether Box sends the user an email about it' }),
	},
	request: ({ user }) => remove(['users', user]),
	result: 'nothing',
	errors: {
		409: {
			message: 'The user still owns files or folders',
			remedy:
				"Move them to another user with Transfer Content first, or turn on 'Force' in the options to delete them with the user.",
		},
	},
});
