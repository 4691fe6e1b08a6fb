import { choice, fields, text } from '../../fields';
import { byMarker, get, operation } from '../../framework';
import { ADMINISTRATORS_ONLY } from './errors';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many users',
	description: 'Get the users of the enterprise',
	reference: 'get-users',
	filters: {
		externalAppUserId: text('External App User ID', {
			example: 'my-user-1234',
			description: 'Only app users with this ID of your own system. Leave empty for all users.',
			empty: undefined,
		}),
		filterTerm: text('Name or Email', {
			example: 'ann@example.com',
			description:
				'The beginning of the name or email address, or the whole email address of an external user. Leave empty for all users.',
			empty: undefined,
		}),
		userType: choice(
			'User Type',
			{
				all: { name: 'All', description: 'External users are found by their email address alone' },
				external: {
					name: 'External',
					description: "Only the external user whose email address is 'Name or Email'",
				},
				managed: { name: 'Managed', description: 'Users of the enterprise, app users included' },
			},
			{ description: 'Which users to get' },
		),
	},
	options: { ...fields },
	request: () => get(['users']),
	result: byMarker({ asksForMarker: true }),
	errors: ADMINISTRATORS_ONLY,
});
