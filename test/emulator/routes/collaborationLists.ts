import type { FastifyInstance } from 'fastify';

import { needCollaborators } from '../actions/collaborationRights';
import { findItem } from '../actions/find';
import { findGroup, managesGroup } from '../actions/groups';
import { badRequest } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { fieldsOf, queryOf } from '../server/input';
import { byMarker, byOffset } from '../server/paging';
import { collaborationShape } from '../shapes/collaboration';
import type { Call } from '../state/box';
import type { Collaboration } from '../state/model';
import type { ById } from './params';

/** The lists of collaborations: of a file, a folder, a group, and the caller's invitations. */
export function collaborationLists(app: FastifyInstance, context: Context): void {
	for (const type of ['file', 'folder'] as const) {
		app.get<ById>(`/${type}s/:id/collaborations`, async (request) => {
			const call = callOf(context, request);
			const item = findItem(call, type, request.params.id);
			needCollaborators(call, item);
			const all = collaborationsOf(call, (each) => each.item === item);
			const fields = fieldsOf(request);
			return byMarker().page(request, all, (each) => collaborationShape(each, call, fields));
		});
	}

	app.get<ById>('/groups/:id/collaborations', async (request) => {
		const call = callOf(context, request);
		const { id } = findGroup(call, request.params.id, managesGroup);
		const all = collaborationsOf(call, ({ groupId }) => groupId === id);
		return byOffset().page(request, all, (each) => collaborationShape(each, call));
	});

	app.get('/collaborations', async (request) => {
		const call = callOf(context, request);
		if (queryOf(request).status !== 'pending') throw badRequest('status', 'Invalid status');
		const { id } = call.viewer.user;
		const all = collaborationsOf(call, (each) => each.userId === id && each.status === 'pending');
		const fields = fieldsOf(request);
		return byOffset().page(request, all, (each) => collaborationShape(each, call, fields));
	});
}

/** Those that are active or pending, in the order in which they were made. */
function collaborationsOf({ box }: Call, fits: (each: Collaboration) => boolean): Collaboration[] {
	return [...box.world.collaborations.values()].filter(
		(each) => each.status !== 'rejected' && fits(each),
	);
}
