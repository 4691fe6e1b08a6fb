import type { Invitee } from '../actions/collaborate';
import { findItem } from '../actions/find';
import { findGroup } from '../actions/groups';
import { badRequest, BoxProblem, missing } from '../errors';
import type { Body } from '../server/input';
import { idText, optionalIdText, optionalObject, optionalText, text } from '../server/input';
import type { Call } from '../state/box';
import type { File, Folder, Role } from '../state/model';
import { COLLABORATION_ROLES } from '../state/model';

/** What the collaboration is for. */
export function itemOf(call: Call, body: Body): File | Folder {
	const reference = optionalObject(body, 'item');
	if (!reference) throw missing('item');
	const type = text(reference, 'type');
	if (type !== 'file' && type !== 'folder') throw badRequest('item', `Invalid type '${type}'`);
	return findItem(call, type, idText(reference, 'id'));
}

/** A user by id or login, a group, or an address that Box does not know. */
export function inviteeOf(call: Call, body: Body): Invitee {
	const { box } = call;
	const reference = optionalObject(body, 'accessible_by');
	if (!reference) throw missing('accessible_by');
	const type = text(reference, 'type');
	if (type === 'group') return { group: findGroup(call, idText(reference, 'id'), () => true) };
	if (type !== 'user') throw badRequest('accessible_by', `Invalid type '${type}'`);
	const id = optionalIdText(reference, 'id');
	const login = optionalText(reference, 'login')?.toLowerCase();
	const user = [...box.world.users.values()].find(
		(each) => each.id === id || each.login.toLowerCase() === login,
	);
	if (user) return user;
	if (id === undefined && login !== undefined && /^[^\s@]+@[^\s@]+$/.test(login)) {
		return { email: login };
	}
	throw badRequest('accessible_by', `There is no user '${id ?? login ?? ''}'`);
}

/** The role that somebody gets. */
export function roleOf(body: Body): Role {
	const role = COLLABORATION_ROLES.find((each) => each === body.role);
	if (!role) throw badRequest('role', `Invalid role '${String(body.role)}'`);
	return role;
}

/** The role that somebody is to have from now on, if that changes. */
export function optionalRole(body: Body): Role | undefined {
	return body.role === undefined || body.role === null ? undefined : roleOf(body);
}

/** The answer to an invitation, if there is one. */
export function statusOf(body: Body): 'accepted' | 'rejected' | undefined {
	const status = optionalText(body, 'status');
	if (status === undefined || status === 'accepted' || status === 'rejected') return status;
	throw new BoxProblem(400, 'invalid_status', `Invalid status '${status}'`);
}
