import { choice, email, fields, text, when } from '../../fields';
import { operation, post } from '../../framework';
import { ADMINISTRATORS_ONLY, LOGIN_TAKEN } from './errors';
import { profile } from './profile';

export const create = operation({
	name: 'Create',
	action: 'Create a user',
	description: 'Create a user of the enterprise',
	reference: 'post-users',
	fields: {
		userType: choice(
			'User Type',
			{
				managed: { name: 'Managed User', description: 'A person, who signs in by email' },
				app: { name: 'App User', description: 'An account that only the app uses, by API' },
			},
			{ description: 'What kind of user to create' },
		),
		name: text('Name', {
			required: true,
			example: 'Ann Smith',
			description: "The new user's name, of up to 50 characters",
		}),
		login: when(
			{ userType: 'managed' },
			email('Email', { description: 'The email address that the user signs in with' }),
		),
	},
	additionalFields: profile,
	options: { ...fields },
	request: ({ userType, name, login }) =>
		post(['users'], {
			name,
			...(userType === 'app' ? { is_platform_access_only: true } : { login }),
		}),
	errors: { ...ADMINISTRATORS_ONLY, ...LOGIN_TAKEN },
});
