import type { FastifyInstance } from 'fastify';

import { findBarrier } from '../actions/shield';
import { needAdministrator } from '../actions/users';
import { BoxProblem } from '../errors';
import { BARRIER } from '../resources/barriers';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { choice, id, required } from '../tables/kinds';
import { readValues } from '../tables/read';
import { shapeRow } from '../tables/shape';

const BODY = { id: required(id()), status: required(choice(['pending', 'disabled'])) };

/**
 * Turns a barrier on, which is `pending` in the answer only, or off, if it is on.
 * https://developer.box.com/reference/post-shield-information-barriers-change-status/
 */
export function barrierStatusRoutes(app: FastifyInstance, context: Context): void {
	const options = { config: { scope: 'manage_enterprise_properties' } };
	app.post('/shield_information_barriers/change_status', options, async (request) => {
		const call = callOf(context, request);
		needAdministrator(call);
		const { id: barrierId, status } = readValues(BODY, bodyOf(request));
		const barrier = findBarrier(call, barrierId);
		if ((status === 'disabled') !== (barrier.status === 'enabled')) {
			throw new BoxProblem(409, 'conflict', `A barrier that is ${barrier.status} cannot be that`);
		}
		const now = call.box.world.now();
		Object.assign(barrier, {
			status: status === 'pending' ? 'enabled' : 'disabled',
			enabledAt: status === 'pending' ? now : barrier.enabledAt,
			changedBy: call.viewer.user.id,
			modifiedAt: now,
		});
		return { ...shapeRow(BARRIER, barrier, call), status };
	});
}
