import { BoxProblem, denied, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Group } from '../state/groups';
import type { Collaboration, File, Folder, Role, User } from '../state/model';
import { ownerId } from '../state/model';
import { emit } from './emit';
import { need } from './find';
import { mayInvite } from './groups';
import { checkFree, moveTo, touch } from './place';

/** Who is let in: a user, a group, or whoever has an address that Box does not know. */
export type Invitee = User | { group: Group } | { email: string };

function identify(call: Call, invitee: Invitee) {
	const nobody = { userId: null, groupId: null, inviteEmail: null, status: 'accepted' as const };
	if ('email' in invitee) {
		return { ...nobody, inviteEmail: invitee.email, status: 'pending' as const };
	}
	if (!('group' in invitee)) return { ...nobody, userId: invitee.id };
	if (!mayInvite(call, invitee.group)) throw denied();
	return { ...nobody, groupId: invitee.group.id };
}

/**
 * Lets somebody work with an item. Users accept at once, as managed users may be set to; an address
 * that Box does not know is sent an invitation.
 */
export function addCollaboration(
	call: Call,
	item: File | Folder,
	invitee: Invitee,
	role: Role,
	options: Pick<Collaboration, 'expiresAt' | 'isAccessOnly'>,
): Collaboration {
	if (item.type === 'folder' && item.rootOf) {
		const message = 'Collaborations are not available on the root folder';
		throw new BoxProblem(400, 'collaborations_not_available_on_root_folder', message);
	}
	need(call, item, 'invite');
	const who = identify(call, invitee);
	refuseCollaborator(call, item, who);
	const made = newCollaboration(call, { item, role, ...who, ...options });
	const isPending = made.status === 'pending';
	emit(call, isPending ? 'COLLAB_INVITE_COLLABORATOR' : 'COLLAB_ADD_COLLABORATOR', item);
	return made;
}

function refuseCollaborator(
	{ box }: Call,
	item: File | Folder,
	{ userId, groupId, inviteEmail }: Pick<Collaboration, 'userId' | 'groupId' | 'inviteEmail'>,
): void {
	const has = [...box.world.collaborations.values()].some(
		(each) =>
			each.item === item &&
			each.userId === userId &&
			each.groupId === groupId &&
			each.inviteEmail === inviteEmail,
	);
	if (!has && ownerId(item) !== userId) return;
	throw new BoxProblem(400, 'user_already_collaborator', 'User is already a collaborator');
}

function newCollaboration(
	{ box: { world }, viewer }: Call,
	parts: Omit<Collaboration, 'id' | 'createdBy' | 'createdAt' | 'modifiedAt'>,
): Collaboration {
	const now = world.now();
	const times = { createdBy: viewer.user.id, createdAt: now, modifiedAt: now };
	const made: Collaboration = { id: world.nextId(), ...times, ...parts };
	world.collaborations.set(made.id, made);
	return made;
}

/** The collaboration, if the caller can see its item. */
export function findCollaboration({ box, viewer }: Call, id: string): Collaboration {
	const found = box.world.collaborations.get(id);
	if (!found || !box.world.roleFor(viewer, found.item)) throw notFound(id, 'collaboration');
	return found;
}

/** Changes a role, or when the collaboration ends. Undefined leaves it as it is. */
export function updateCollaboration(
	call: Call,
	collaboration: Collaboration,
	{ role, expiresAt }: { role?: Role; expiresAt?: number | null },
): void {
	need(call, collaboration.item, 'invite');
	const changesRole = role !== undefined && role !== collaboration.role;
	collaboration.role = role ?? collaboration.role;
	if (expiresAt !== undefined) collaboration.expiresAt = expiresAt;
	collaboration.modifiedAt = call.box.world.now();
	if (changesRole) emit(call, 'COLLAB_ROLE_CHANGE', collaboration.item);
}

/** Makes the collaborator the item's owner, and the owner a co-owner. Only the owner can. */
export function giveAway(call: Call, collaboration: Collaboration): void {
	const { world } = call.box;
	const { item, userId, status } = collaboration;
	const owner = ownerId(item);
	if (owner !== call.viewer.user.id || userId === null || status !== 'accepted') throw denied();
	const target = world.rootOf(userId);
	checkFree(call, target, item.name, item.type);
	moveTo(item, target);
	world.collaborations.delete(collaboration.id);
	const blank = { expiresAt: null, isAccessOnly: false, groupId: null, inviteEmail: null, status };
	newCollaboration(call, { item, userId: owner, role: 'co-owner', ...blank });
	touch(call, item);
	emit(call, 'COLLAB_ROLE_CHANGE', item);
}

/** Ends a collaboration; whoever is in it may leave. */
export function removeCollaboration(call: Call, collaboration: Collaboration): void {
	if (collaboration.userId !== call.viewer.user.id) need(call, collaboration.item, 'invite');
	const before = call.box.world.audience(collaboration.item);
	call.box.world.collaborations.delete(collaboration.id);
	emit(call, 'COLLAB_REMOVE_COLLABORATOR', collaboration.item, before);
}
