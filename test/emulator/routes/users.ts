import type { FastifyInstance, FastifyRequest } from 'fastify';

import {
	createUser,
	deleteUser,
	findUser,
	needAdministrator,
	readUser,
	transferContent,
	updateUser,
} from '../actions/users';
import { badRequest } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, flagOf, limitOf, offsetOf, queryOf, requiredId } from '../server/input';
import { itemShape } from '../shapes/item';
import { markerPage, offsetPage, positionOf } from '../shapes/page';
import { userShape } from '../shapes/user';
import type { User } from '../state/model';
import { choice, text } from '../tables/kinds';
import { readQuery } from '../tables/read';
import type { ById } from './params';
import { readChange, readCreation } from './userChanges';

const FILTERS = {
	filter_term: text(),
	user_type: choice(['all', 'managed', 'external']),
	external_app_user_id: text(),
};
const PAGING = ['fields', 'limit', 'offset', 'usemarker', 'marker'];

/** The beginning of a name or login finds users of the enterprise, a whole login finds others. */
function matches(term: string, user: User, external: boolean): boolean {
	const wanted = term.toLowerCase();
	if (external) return wanted !== '' && user.login.toLowerCase() === wanted;
	return [user.name, user.login].some((each) => each.toLowerCase().startsWith(wanted));
}

/** https://developer.box.com/reference/resources/user/ */
export function userRoutes(app: FastifyInstance, context: Context): void {
	const { world } = context.box;
	const shapeOf = (user: User, request: FastifyRequest) =>
		userShape(user, world, context.box.origin, fieldsOf(request));

	app.get('/users/me', async (request) => {
		return shapeOf(callOf(context, request).viewer.user, request);
	});

	app.get<ById>('/users/:id', async (request) => {
		const user = readUser(callOf(context, request), request.params.id);
		return shapeOf(user, request);
	});

	app.get('/users', async (request) => {
		const call = callOf(context, request);
		needAdministrator(call);
		const { viewer } = call;
		const { marker } = queryOf(request);
		const {
			filter_term = '',
			user_type = 'managed',
			external_app_user_id: appUserId = '',
		} = readQuery(request, FILTERS, PAGING).values;
		const found = [...world.users.values()].filter((user) => {
			const external = user.enterpriseId !== viewer.user.enterpriseId;
			const wanted = user_type === 'all' || (user_type === 'external') === external;
			const isAppUser = user.profile?.external_app_user_id === appUserId;
			if (!wanted || user.isService || (appUserId !== '' && !isAppUser)) return false;
			return matches(filter_term, user, external);
		});
		const shape = (user: User) => shapeOf(user, request);
		const limit = limitOf(request, 1000, 100);
		if (!flagOf(request, 'usemarker')) {
			return offsetPage(found, { offset: offsetOf(request), limit }, shape);
		}
		const start = marker ? positionOf(marker) : 0;
		if (start === undefined) throw badRequest('marker', 'Invalid marker');
		return markerPage(found, start, limit, shape);
	});

	app.post('/users', async (request, reply) => {
		const user = createUser(callOf(context, request), readCreation(bodyOf(request)));
		return reply.code(201).send(shapeOf(user, request));
	});

	app.put<ById>('/users/:id', async (request) => {
		const call = callOf(context, request);
		const user = findUser(call, request.params.id);
		return shapeOf(updateUser(call, user, readChange(bodyOf(request))), request);
	});

	app.delete<ById>('/users/:id', async (request, reply) => {
		const call = callOf(context, request);
		deleteUser(call, findUser(call, request.params.id), flagOf(request, 'force'));
		return reply.code(204).send();
	});

	app.put<ById>('/users/:id/folders/0', async (request) => {
		const call = callOf(context, request);
		const from = findUser(call, request.params.id);
		const to = findUser(call, requiredId(bodyOf(request), 'owned_by'));
		return itemShape(transferContent(call, from, to), shapeContext(call), fieldsOf(request));
	});
}
