import { user } from '../../entities/user';
import { fields, flag, locator } from '../../fields';
import { operation, put } from '../../framework';

/** Box answers after ten minutes at most, and moves what is left by itself. */
export const transferContent = operation({
	name: 'Transfer Content',
	action: 'Transfer the content of a user',
	description: 'Move all files and folders that a user owns into a new folder of another user',
	reference: 'put-users-id-folders-0',
	fields: {
		user: locator(user, {
			displayName: 'From User',
			description: 'The user whose files and folders are moved',
		}),
		newOwner: locator(user, {
			displayName: 'To User',
			description:
				'The user who gets them, in a new folder. After ten minutes Box goes on in the background',
		}),
	},
	options: {
		...fields,
		notify: flag('Notify', {
			description: 'Whether Box sends the users an email about it',
			to: 'query',
		}),
	},
	simplify: {},
	request: ({ user, newOwner }) => put(['users', user, 'folders', '0'], { owned_by: newOwner }),
	errors: {
		access_denied_insufficient_permissions: {
			message: 'The connected account may not transfer this content',
			remedy:
				'Connect an administrator, with an app that has the scopes "Read and write all files and folders" and "Manage users". Co-administrators cannot transfer content of, or to, other administrators.',
		},
		forbidden_by_policy: {
			message: 'An information barrier forbids the transfer between these users',
			remedy: "Choose another user at 'To User', or ask an administrator to change the barrier.",
		},
	},
});
