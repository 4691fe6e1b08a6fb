import type { FastifyInstance } from 'fastify';

import { findGroup, managesGroup } from '../actions/groups';
import { findUser, needAdministrator } from '../actions/users';
import { badRequest, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import type { Call } from '../state/box';
import { id, list, required, text } from '../tables/kinds';
import { readValues } from '../tables/read';

const USERS = { user_ids: required(list(id())), user_logins: required(list(text({ min: 1 }))) };
const GROUPS = { group_ids: required(list(id())) };
const ACCEPTED = {
	message: 'Request is successful, please check the admin events for the status of the job',
};

function checkLogin({ box, viewer }: Call, login: string): void {
	const users = [...box.world.users.values()];
	const found = users.find((each) => each.login.toLowerCase() === login.toLowerCase());
	if (found?.enterpriseId !== viewer.user.enterpriseId) throw notFound(login, 'user_logins');
}

/**
 * Ends the sessions of users in Box's own apps; the tokens of applications stay.
 * https://developer.box.com/reference/post-users-terminate-sessions/
 */
export function sessionTerminationRoutes(app: FastifyInstance, context: Context): void {
	app.post('/users/terminate_sessions', async (request, reply) => {
		const call = callOf(context, request);
		needAdministrator(call);
		const { user_ids: ids, user_logins: logins } = readValues(USERS, bodyOf(request));
		if (ids.length + logins.length === 0) {
			throw badRequest('user_ids', 'Users can not be NULL or EMPTY');
		}
		for (const each of ids) findUser(call, each);
		for (const each of logins) checkLogin(call, each);
		return reply.code(202).send(ACCEPTED);
	});

	const options = { config: { scope: 'manage_groups' } };
	app.post('/groups/terminate_sessions', options, async (request, reply) => {
		const call = callOf(context, request);
		needAdministrator(call);
		const { group_ids: ids } = readValues(GROUPS, bodyOf(request));
		if (ids.length === 0) throw badRequest('group_ids', 'Groups can not be NULL or EMPTY');
		for (const each of ids) findGroup(call, each, managesGroup);
		return reply.code(202).send(ACCEPTED);
	});
}
