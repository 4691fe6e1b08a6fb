import type { FastifyInstance } from 'fastify';
import { badRequest, denied, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { fieldsOf, flagOf, limitOf, offsetOf, queryOf } from '../server/input';
import { markerPage, offsetPage, positionOf } from '../shapes/page';
import { userShape } from '../shapes/user';
import type { User } from '../state/model';
import type { ById } from './params';

/** The beginning of a name or login finds users of the enterprise, a whole login finds others. */
function matches(term: string, user: User, external: boolean): boolean {
	const wanted = term.toLowerCase();
	if (external) return wanted !== '' && user.login.toLowerCase() === wanted;
	return [user.name, user.login].some((each) => each.toLowerCase().startsWith(wanted));
}

/** https://developer.box.com/reference/resources/user/ */
export function userRoutes(app: FastifyInstance, context: Context): void {
	const { world } = context.box;

	app.get('/users/me', async (request) => {
		const { viewer } = callOf(context, request);
		return userShape(viewer.user, world, context.box.origin, fieldsOf(request));
	});

	app.get<ById>('/users/:id', async (request) => {
		const { viewer } = callOf(context, request);
		const user = world.users.get(request.params.id);
		if (!user || user.enterpriseId !== viewer.user.enterpriseId) {
			throw notFound(request.params.id, 'user');
		}
		return userShape(user, world, context.box.origin, fieldsOf(request));
	});

	app.get('/users', async (request) => {
		const { viewer } = callOf(context, request);
		if (viewer.user.role !== 'admin') throw denied();
		const { filter_term = '', user_type = 'managed', marker } = queryOf(request);
		const found = [...world.users.values()].filter((user) => {
			const external = user.enterpriseId !== viewer.user.enterpriseId;
			const wanted = user_type === 'all' || (user_type === 'external') === external;
			return wanted && !user.isService && matches(filter_term, user, external);
		});
		const fields = fieldsOf(request);
		const entries = found.map((user) => userShape(user, world, context.box.origin, fields));
		const limit = limitOf(request, 1000, 100);
		if (!flagOf(request, 'usemarker')) {
			return offsetPage(entries, { offset: offsetOf(request), limit });
		}
		const start = marker ? positionOf(marker) : 0;
		if (start === undefined) throw badRequest('marker', 'Invalid marker');
		return markerPage(entries, start, limit);
	});
}
