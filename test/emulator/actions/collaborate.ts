import { BoxProblem, denied, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Group } from '../state/groups';
import type { Collaboration, File, Folder, Role, User } from '../state/model';
import { ownerId } from '../state/model';
import { checkExpiry, checkViewPath, needInvite, refuseStranger } from './collaborationRights';
import { emit } from './emit';
import { mayInvite } from './groups';

/** Who is let in: a user, a group, or whoever has an address that Box does not know. */
export type Invitee = User | { group: Group } | { email: string };

type Who = Pick<Collaboration, 'userId' | 'groupId' | 'inviteEmail' | 'status'>;

/** What may be said of a new collaboration beside who gets which role. */
export type CollaborationOptions = Pick<
	Collaboration,
	'expiresAt' | 'isAccessOnly' | 'canViewPath'
>;

function identify(call: Call, invitee: Invitee): Who {
	const nobody = { userId: null, groupId: null, inviteEmail: null, status: 'accepted' as const };
	if ('email' in invitee) return { ...nobody, inviteEmail: invitee.email, status: 'pending' };
	if (!('group' in invitee)) {
		const isAsked = call.box.world.askedFirst.has(invitee.id);
		return { ...nobody, userId: invitee.id, status: isAsked ? 'pending' : 'accepted' };
	}
	if (!mayInvite(call, invitee.group)) throw denied();
	return { ...nobody, groupId: invitee.group.id };
}

/**
 * Lets somebody work with an item. Users accept at once, as managed users may be set to, unless
 * they want to be asked; an address that Box does not know is sent an invitation.
 */
export function addCollaboration(
	call: Call,
	item: File | Folder,
	invitee: Invitee,
	role: Role,
	options: CollaborationOptions,
): Collaboration {
	if (item.type === 'folder' && item.rootOf) {
		const message = 'Collaborations are not available on the root folder';
		throw new BoxProblem(400, 'collaborations_not_available_on_root_folder', message);
	}
	needInvite(call, item, role);
	checkViewPath(call, item, options.canViewPath || undefined, 'new');
	checkExpiry(call, options.expiresAt);
	const who = identify(call, invitee);
	refuseStranger(call, item, who);
	makeWay(call, item, who);
	const made = newCollaboration(call, { item, role, ...who, ...options });
	const isPending = made.status === 'pending';
	emit(call, isPending ? 'COLLAB_INVITE_COLLABORATOR' : 'COLLAB_ADD_COLLABORATOR', item);
	return made;
}

/** Refuses whoever is in it, or invited; somebody who has rejected may be invited again. */
function makeWay(
	{ box: { world } }: Call,
	item: File | Folder,
	{ userId, groupId, inviteEmail }: Who,
): void {
	const before = [...world.collaborations.values()].find(
		(each) =>
			each.item === item &&
			each.userId === userId &&
			each.groupId === groupId &&
			each.inviteEmail === inviteEmail,
	);
	if (before?.status === 'rejected') world.collaborations.delete(before.id);
	else if (before || ownerId(item) === userId) {
		throw new BoxProblem(400, 'user_already_collaborator', 'User is already a collaborator');
	}
}

/** Puts a collaboration there, without any check. */
export function newCollaboration(
	{ box: { world }, viewer }: Call,
	parts: Omit<Collaboration, 'id' | 'createdBy' | 'createdAt' | 'modifiedAt' | 'acknowledgedAt'>,
): Collaboration {
	const now = world.now();
	const acknowledgedAt = parts.status === 'pending' ? null : now;
	const times = { createdBy: viewer.user.id, createdAt: now, modifiedAt: now, acknowledgedAt };
	const made: Collaboration = { id: world.nextId(), ...times, ...parts };
	world.collaborations.set(made.id, made);
	return made;
}

/** The collaboration, if the caller can see its item or was invited to it. */
export function findCollaboration({ box, viewer }: Call, id: string): Collaboration {
	const found = box.world.collaborations.get(id);
	const isSeen =
		found && (found.userId === viewer.user.id || box.world.roleFor(viewer, found.item));
	if (!isSeen) throw notFound(id, 'collaboration');
	return found;
}

/** Ends a collaboration; whoever is in it, or invited, may leave. */
export function removeCollaboration(call: Call, collaboration: Collaboration): void {
	const { item, role, userId } = collaboration;
	if (userId !== call.viewer.user.id) needInvite(call, item, role);
	endCollaboration(call, collaboration);
}

/** Ends a collaboration, whoever the caller is. */
export function endCollaboration(call: Call, { id, item }: Collaboration): void {
	const before = call.box.world.audience(item);
	call.box.world.collaborations.delete(id);
	emit(call, 'COLLAB_REMOVE_COLLABORATOR', item, before);
}
