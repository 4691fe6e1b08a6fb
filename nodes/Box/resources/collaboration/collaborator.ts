import type { JsonObject } from '../../client/types';
import { group } from '../../entities/group';
import { user } from '../../entities/user';
import { choice, email, locator, when } from '../../fields';
import { typed } from '../../framework';
import type { Values } from '../../framework/field';

/** Chooses who gets access: anybody by email, somebody of the enterprise, or a group. */
export const collaborator = {
	shareWith: choice(
		'Share With',
		{ email: 'Person by Email', user: 'User', group: 'Group' },
		{ description: 'How you name who gets access' },
	),
	email: when(
		{ shareWith: 'email' },
		email('Email', { description: 'The email address of the person who gets access' }),
	),
	user: when({ shareWith: 'user' }, locator(user)),
	group: when({ shareWith: 'group' }, locator(group)),
};

/** The collaborator as Box wants it: https://developer.box.com/reference/post-collaborations/#param-accessible_by */
export function accessibleBy(values: Values<typeof collaborator>): JsonObject {
	const chosen = values.user ?? values.group;
	return chosen ? typed(chosen) : { type: 'user', login: values.email };
}
