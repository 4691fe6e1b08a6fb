import { findUser, needAdministrator } from '../actions/users';
import { BoxProblem } from '../errors';
import { unpaged } from '../server/paging';
import type { Call } from '../state/box';
import type { EmailAlias } from '../state/emailAliases';
import { EMAIL_ALIASES } from '../state/emailAliases';
import type { Params } from '../tables/declaration';
import { listing } from '../tables/declaration';
import { required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const path = '/users/:id/email_aliases';

/** Administrators manage the aliases of their users. */
function userOf(call: Call, { id = '' }: Params): { userId: string } {
	needAdministrator(call);
	return { userId: findUser(call, id).id };
}

/** A login is nobody else's alias. */
function refuseLogin({ box }: Call, email: string): void {
	const users = [...box.world.users.values()];
	const taken = users.some(({ login }) => login.toLowerCase() === email.toLowerCase());
	if (!taken) return;
	throw new BoxProblem(409, 'user_login_already_used', 'User with this login already exists');
}

/** https://developer.box.com/reference/resources/email-alias/ */
export const emailAliases = resource({
	type: 'email_alias',
	table: EMAIL_ALIASES,
	path,
	scope: 'manage_managed_users',
	fields: false,
	get: false,
	at: {
		path: `${path}/:alias`,
		find: (call, { alias = '', ...params }) => {
			const { userId } = userOf(call, params);
			const found = EMAIL_ALIASES.of(call.box.world).get(alias);
			return found?.userId === userId ? found : undefined;
		},
	},
	sees: administrator,
	// The domains of an enterprise need no confirmation.
	shape: { standard: ['email', { is_confirmed: () => true }] },
	lists: [
		listing({
			path,
			paging: unpaged((count) => ({ total_count: count })),
			rows: (call, _query, params) => {
				const wanted = userOf(call, params);
				return ({ userId }: EmailAlias) => userId === wanted.userId;
			},
		}),
	],
	create: {
		body: { email: required(text({ pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ })) },
		make: (call, { email }, params) => {
			refuseLogin(call, email);
			return { ...userOf(call, params), email };
		},
	},
	remove: {},
	conflict: {
		key: ({ email }) => email.toLowerCase(),
		name: 'email',
		message: 'The address is an alias already',
	},
});
