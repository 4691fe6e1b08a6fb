import { BoxProblem, denied } from '../errors';
import type { Call } from '../state/box';
import type { Collaboration, Role } from '../state/model';
import { ownerId } from '../state/model';
import { newCollaboration } from './collaborate';
import { checkExpiry, checkViewPath, needOwners } from './collaborationRights';
import { emit, enterpriseSource, tellEnterprise } from './emit';
import { checkFree, moveTo, touch } from './place';

/** What a request says of a collaboration. Undefined leaves it as it is. */
export interface CollaborationChange {
	role?: Role;
	expiresAt?: number | null;
	canViewPath?: boolean;
}

/** Changes a role, when the collaboration ends, or what it shows. */
export function updateCollaboration(
	call: Call,
	collaboration: Collaboration,
	{ role, expiresAt, canViewPath }: CollaborationChange,
): void {
	const { item } = collaboration;
	needOwners(call, item);
	checkViewPath(call, item, canViewPath, 'existing');
	checkExpiry(call, expiresAt);
	const changesRole = role !== undefined && role !== collaboration.role;
	const changesEnd = expiresAt !== undefined && expiresAt !== collaboration.expiresAt;
	collaboration.role = role ?? collaboration.role;
	collaboration.canViewPath = canViewPath ?? collaboration.canViewPath;
	if (expiresAt !== undefined) collaboration.expiresAt = expiresAt;
	collaboration.modifiedAt = call.box.world.now();
	if (changesRole) emit(call, 'COLLAB_ROLE_CHANGE', item);
	if (changesEnd) tellEnd(call, collaboration);
}

function tellEnd(call: Call, { item }: Collaboration): void {
	const owner = call.box.world.user(ownerId(item));
	const source = enterpriseSource(item, call);
	tellEnterprise(call, owner, 'UPDATE_COLLABORATION_EXPIRATION', source);
}

/** Accepts or rejects an invitation, which whoever was invited does. */
export function answerInvitation(
	call: Call,
	collaboration: Collaboration,
	answer: 'accepted' | 'rejected',
): void {
	if (collaboration.status !== 'pending') {
		const message = 'The status can be changed only while it is pending';
		throw new BoxProblem(400, 'invalid_status', message);
	}
	if (collaboration.userId !== call.viewer.user.id) throw denied();
	const now = call.box.world.now();
	Object.assign(collaboration, { status: answer, acknowledgedAt: now, modifiedAt: now });
	const isIn = answer === 'accepted';
	emit(call, isIn ? 'COLLAB_ADD_COLLABORATOR' : 'COLLAB_REMOVE_COLLABORATOR', collaboration.item);
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
	newCollaboration(call, {
		...{ item, role: 'co-owner', status, userId: owner, groupId: null, inviteEmail: null },
		...{ expiresAt: null, isAccessOnly: false, canViewPath: false },
	});
	touch(call, item);
	emit(call, 'COLLAB_ROLE_CHANGE', item);
}
