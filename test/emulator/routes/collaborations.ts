import type { FastifyInstance, FastifyRequest } from 'fastify';

import { answerInvitation, giveAway, updateCollaboration } from '../actions/changeCollaboration';
import { addCollaboration, findCollaboration, removeCollaboration } from '../actions/collaborate';
import { badRequest } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, optionalFlag, optionalTime, queryOf } from '../server/input';
import { collaborationShape } from '../shapes/collaboration';
import { inviteeOf, itemOf, optionalRole, roleOf, statusOf } from './collaborationBodies';
import { collaborationLists } from './collaborationLists';
import type { ById } from './params';

/** Nobody is sent an email, but what is asked for has to be clear. */
function checkNotify(request: FastifyRequest): void {
	const { notify = 'true' } = queryOf(request);
	if (!/^(true|false)$/i.test(notify)) throw badRequest('notify', `Invalid value '${notify}'`);
}

/** https://developer.box.com/reference/resources/collaboration/ */
export function collaborationRoutes(app: FastifyInstance, context: Context): void {
	app.post('/collaborations', async (request, reply) => {
		const call = callOf(context, request);
		const body = bodyOf(request);
		checkNotify(request);
		const role = roleOf(body);
		if (role === 'owner') throw badRequest('role', "Invalid role 'owner'");
		const item = itemOf(call, body);
		const made = addCollaboration(call, item, inviteeOf(call, body), role, {
			expiresAt: optionalTime(body, 'expires_at') ?? null,
			isAccessOnly: optionalFlag(body, 'is_access_only') ?? false,
			canViewPath: optionalFlag(body, 'can_view_path') ?? false,
		});
		return reply.code(201).send(collaborationShape(made, call, fieldsOf(request)));
	});

	app.get<ById>('/collaborations/:id', async (request) => {
		const call = callOf(context, request);
		const found = findCollaboration(call, request.params.id);
		return collaborationShape(found, call, fieldsOf(request));
	});

	app.put<ById>('/collaborations/:id', async (request, reply) => {
		const call = callOf(context, request);
		const found = findCollaboration(call, request.params.id);
		const body = bodyOf(request);
		const status = statusOf(body);
		const role = optionalRole(body);
		const change = {
			role,
			expiresAt: optionalTime(body, 'expires_at'),
			canViewPath: optionalFlag(body, 'can_view_path'),
		};
		if (role === 'owner') {
			giveAway(call, found);
			return reply.code(204).send();
		}
		if (status !== undefined) answerInvitation(call, found, status);
		const changesMore = Object.values(change).some((value) => value !== undefined);
		if (changesMore) updateCollaboration(call, found, change);
		return collaborationShape(found, call);
	});

	app.delete<ById>('/collaborations/:id', async (request, reply) => {
		const call = callOf(context, request);
		removeCollaboration(call, findCollaboration(call, request.params.id));
		return reply.code(204).send();
	});

	collaborationLists(app, context);
}
