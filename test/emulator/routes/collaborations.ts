import type { FastifyInstance } from 'fastify';

import type { Invitee } from '../actions/collaborate';
import {
	addCollaboration,
	findCollaboration,
	giveAway,
	removeCollaboration,
	updateCollaboration,
} from '../actions/collaborate';
import { findItem } from '../actions/find';
import { findGroup, managesGroup } from '../actions/groups';
import { badRequest, denied, missing } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import type { Body } from '../server/input';
import {
	bodyOf,
	idText,
	optionalFlag,
	optionalIdText,
	optionalObject,
	optionalText,
	optionalTime,
} from '../server/input';
import { queryOf, text } from '../server/input';
import { byMarker, byOffset } from '../server/paging';
import { collaborationShape } from '../shapes/collaboration';
import type { Call } from '../state/box';
import type { Collaboration, File, Folder, Role } from '../state/model';
import { COLLABORATION_ROLES } from '../state/model';
import type { ById } from './params';

function itemOf(call: Call, body: Body): File | Folder {
	const reference = optionalObject(body, 'item');
	if (!reference) throw missing('item');
	const type = text(reference, 'type');
	if (type !== 'file' && type !== 'folder') throw badRequest('item', `Invalid type '${type}'`);
	return findItem(call, type, idText(reference, 'id'));
}

/** A user by id or login, a group, or an address that Box does not know. */
function inviteeOf(call: Call, body: Body): Invitee {
	const { box } = call;
	const reference = optionalObject(body, 'accessible_by');
	if (!reference) throw missing('accessible_by');
	const id = optionalIdText(reference, 'id');
	if (reference.type === 'group') {
		return { group: findGroup(call, idText(reference, 'id'), () => true) };
	}
	const login = optionalText(reference, 'login')?.toLowerCase();
	const user = [...box.world.users.values()].find((each) => each.id === id || each.login === login);
	if (user) return user;
	if (id === undefined && login !== undefined && /^[^\s@]+@[^\s@]+$/.test(login)) {
		return { email: login };
	}
	throw badRequest('accessible_by', `There is no user '${id ?? login ?? ''}'`);
}

function roleOf(body: Body): Role {
	const role = COLLABORATION_ROLES.find((each) => each === body.role);
	if (!role) throw badRequest('role', `Invalid role '${String(body.role)}'`);
	return role;
}

/** https://developer.box.com/reference/resources/collaboration/ */
export function collaborationRoutes(app: FastifyInstance, context: Context): void {
	app.post('/collaborations', async (request, reply) => {
		const call = callOf(context, request);
		const body = bodyOf(request);
		const role = roleOf(body);
		if (role === 'owner') throw badRequest('role', "Invalid role 'owner'");
		const made = addCollaboration(call, itemOf(call, body), inviteeOf(call, body), role, {
			expiresAt: optionalTime(body, 'expires_at') ?? null,
			isAccessOnly: optionalFlag(body, 'is_access_only') ?? false,
		});
		return reply.code(201).send(collaborationShape(made, call));
	});

	app.get<ById>('/collaborations/:id', async (request) => {
		const call = callOf(context, request);
		const found = findCollaboration(call, request.params.id);
		return collaborationShape(found, call);
	});

	app.put<ById>('/collaborations/:id', async (request, reply) => {
		const call = callOf(context, request);
		const found = findCollaboration(call, request.params.id);
		const body = bodyOf(request);
		// Nobody is asked to accept here, so there is nothing that a status could change.
		if (body.status !== undefined && body.status !== found.status) throw denied();
		const role = body.role !== undefined && body.role !== null ? roleOf(body) : undefined;
		if (role === 'owner') {
			giveAway(call, found);
			return reply.code(204).send();
		}
		updateCollaboration(call, found, { role, expiresAt: optionalTime(body, 'expires_at') });
		return collaborationShape(found, call);
	});

	app.delete<ById>('/collaborations/:id', async (request, reply) => {
		const call = callOf(context, request);
		removeCollaboration(call, findCollaboration(call, request.params.id));
		return reply.code(204).send();
	});

	for (const type of ['file', 'folder'] as const) {
		app.get<ById>(`/${type}s/:id/collaborations`, async (request) => {
			const call = callOf(context, request);
			const item = findItem(call, type, request.params.id);
			const all = collaborationsOf(call, (each) => each.item === item);
			return byMarker().page(request, all, (each) => collaborationShape(each, call));
		});
	}

	app.get<ById>('/groups/:id/collaborations', async (request) => {
		const call = callOf(context, request);
		const { id } = findGroup(call, request.params.id, managesGroup);
		const all = collaborationsOf(call, ({ groupId }) => groupId === id);
		return byOffset().page(request, all, (each) => collaborationShape(each, call));
	});

	// Nobody who is known here is asked to accept, so no user has invitations that are pending.
	app.get('/collaborations', async (request) => {
		const call = callOf(context, request);
		if (queryOf(request).status !== 'pending') throw badRequest('status', 'Invalid status');
		const { id } = call.viewer.user;
		const all = collaborationsOf(call, (each) => each.userId === id && each.status === 'pending');
		return byOffset().page(request, all, (each) => ({
			...collaborationShape(each, call),
			item: null,
		}));
	});
}

function collaborationsOf({ box }: Call, fits: (each: Collaboration) => boolean): Collaboration[] {
	return [...box.world.collaborations.values()].filter(fits);
}
