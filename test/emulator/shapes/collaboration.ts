import type { Box, Call } from '../state/box';
import { GROUPS } from '../state/groups';
import type { Collaboration } from '../state/model';
import type { Getters, Shape } from './context';
import { selected } from './context';
import { groupMini } from './group';
import { itemMini, userMini } from './mini';
import { boxTime } from './time';

/** Box does not tell the name of a user who has not accepted. */
function granteeShape({ userId, groupId, status }: Collaboration, { world }: Box) {
	if (userId !== null) {
		const user = userMini(world.user(userId));
		return status === 'pending' ? { ...user, name: '' } : user;
	}
	const group = groupId === null ? undefined : GROUPS.of(world).get(groupId);
	return group ? groupMini(group) : null;
}

function getters(each: Collaboration, box: Box): Getters {
	return {
		type: () => 'collaboration',
		id: () => each.id,
		created_by: () => userMini(box.world.user(each.createdBy)),
		created_at: () => boxTime(each.createdAt),
		modified_at: () => boxTime(each.modifiedAt),
		expires_at: () => boxTime(each.expiresAt),
		is_access_only: () => each.isAccessOnly,
		status: () => each.status,
		accessible_by: () => granteeShape(each, box),
		invite_email: () => each.inviteEmail,
		role: () => each.role,
		acknowledged_at: () => boxTime(each.acknowledgedAt),
		// Whoever is invited does not see what it is, and Box tells nobody.
		item: () => (each.status === 'pending' ? null : itemMini(each.item)),
		app_item: () => null,
		acceptance_requirements_status: () => ({}),
		can_view_path: () => each.canViewPath,
	};
}

/** What Box shows only to those who ask for it. */
const EXTRA = new Set(['can_view_path']);

/** https://developer.box.com/reference/resources/collaboration/ */
export function collaborationShape(
	each: Collaboration,
	{ box }: Call,
	fields?: readonly string[],
): Shape {
	const all = getters(each, box);
	const standard = Object.keys(all).filter((key) => !EXTRA.has(key));
	return selected(all, ['type', 'id'], fields ?? standard);
}
