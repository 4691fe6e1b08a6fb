import { user } from '../../entities/user';
import { converted, email, fields, flag, locator, text } from '../../fields';
import { operation, put } from '../../framework';
import { LOGIN_TAKEN } from './errors';
import { profile } from './profile';

export const update = operation({
	name: 'Update',
	action: 'Update a user',
	description: 'Change the name, email address, role or settings of a user',
	reference: 'put-users-id',
	fields: { user: locator(user) },
	updateFields: {
		...profile,
		enterprise: converted(
			flag('Remove From Enterprise', {
				description:
					'Whether the user leaves the enterprise and keeps a free account of their own. This cannot be undone by API.',
			}),
			(isRemoved) => (isRemoved ? null : undefined),
		),
		isPasswordResetRequired: flag('Require Password Reset', {
			default: true,
			description: 'Whether the user has to set a new password',
		}),
		login: email('Email', {
			description: 'The new email address to sign in with. Box changes only a confirmed one.',
		}),
		name: text('Name', { example: 'Ann Smith', description: 'The new name' }),
		notificationEmail: converted(
			email('Notification Email', {
				example: 'ann@example.org',
				description:
					'Where Box sends notifications once the user has confirmed it. Leave empty to send them to the email address that the user signs in with.',
				empty: null,
			}),
			(address) => address && { email: address },
		),
	},
	options: {
		...fields,
		notify: flag('Notify', {
			description: 'Whether Box sends an email to a user who is removed from the enterprise',
		}),
	},
	request: ({ user }) => put(['users', user]),
	errors: LOGIN_TAKEN,
});
