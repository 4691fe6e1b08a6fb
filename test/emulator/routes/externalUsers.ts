import type { FastifyInstance } from 'fastify';

import { removeExternalUsers } from '../actions/externalUsers';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { choice, id, list, required } from '../tables/kinds';
import { object, readValues, refuseVersion } from '../tables/read';

const USER = object({ type: required(choice(['user'])), id: required(id()) });
const BODY = { external_users: required(list(USER, { min: 1 })) };

/**
 * Takes users of other enterprises out of all that the enterprise has shared with them. The job is done
 * at once. https://developer.box.com/reference/v2025.0/post-external-users-submit-delete-job/
 */
export function externalUserRoutes(app: FastifyInstance, context: Context): void {
	const options = { config: { scope: 'manage_managed_users' } };
	app.post('/external_users/submit_delete_job', options, async (request, reply) => {
		const call = callOf(context, request);
		refuseVersion(request, '2025.0');
		const { external_users: users } = readValues(BODY, bodyOf(request));
		const entries = removeExternalUsers(
			call,
			users.map((user) => user.id),
		);
		return reply.code(207).send({ entries });
	});
}
