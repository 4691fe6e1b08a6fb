import type { BoxClient } from '../client/boxClient';
import { textAt } from '../client/json';
import type { BoxUser } from '../client/types';
import type { Entity } from '../framework/references/entity';
import { filtered, labelled } from './lists/named';

/** https://developer.box.com/reference/resources/user/ */
export const user: Entity<'user'> = {
	type: 'user',
	noun: 'user',
	plural: 'users',
	collection: 'users',
	url: { segments: ['users', 'profile'], example: 'https://app.box.com/master/users/1234567890' },
	name: {
		mode: 'email',
		displayName: 'By Email',
		noun: 'email address',
		example: 'ann@example.com',
		hint: 'The email address that the user signs in with',
		fits: (text) => /^[^\s@/]+@[^\s@/]+$/.test(text),
		find: findByLogin,
	},
	failures: {
		403: {
			message: 'The connected account may not do this with the user',
			remedy:
				'Connect an administrator who may manage users, with an app that has the scope "Manage users".',
		},
	},
	list: filtered({
		path: ['users'],
		filter: 'filter_term',
		query: { fields: ['id', 'type', 'name', 'login'], user_type: 'all' },
		label: (user) => labelled(user, user.login),
		url: 'https://app.box.com/master/users',
		hint: 'Type the beginning of a name or email address. Only administrators see all users.',
		forbidden: {
			message: 'The connected account may not list users',
			remedy:
				"Enter the user's ID, or connect an administrator's account or an app that may manage users.",
		},
	}),
};

/** https://developer.box.com/reference/get-users/#param-filter_term */
async function findByLogin(box: BoxClient, login: string): Promise<string | undefined> {
	const users = box.byOffset<BoxUser>({
		method: 'GET',
		path: ['users'],
		query: { filter_term: login, fields: ['id', 'type', 'login'], user_type: 'all' },
	});
	for await (const each of users) {
		if (textAt(each.login)?.toLowerCase() === login.toLowerCase()) return each.id;
	}
	return undefined;
}
