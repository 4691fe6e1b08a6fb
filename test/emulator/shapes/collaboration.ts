import type { Box, Call } from '../state/box';
import { GROUPS } from '../state/groups';
import type { Collaboration } from '../state/model';
import { groupMini } from './group';
import { itemMini, userMini } from './mini';
import { boxTime } from './time';

function granteeShape({ userId, groupId }: Collaboration, { world }: Box) {
	if (userId !== null) return userMini(world.user(userId));
	const group = groupId === null ? undefined : GROUPS.of(world).get(groupId);
	return group ? groupMini(group) : null;
}

/** https://developer.box.com/reference/resources/collaboration/ */
export function collaborationShape(each: Collaboration, { box }: Call) {
	return {
		type: 'collaboration',
		id: each.id,
		created_by: userMini(box.world.user(each.createdBy)),
		created_at: boxTime(each.createdAt),
		modified_at: boxTime(each.modifiedAt),
		expires_at: boxTime(each.expiresAt),
		is_access_only: each.isAccessOnly,
		status: each.status,
		accessible_by: granteeShape(each, box),
		invite_email: each.inviteEmail,
		role: each.role,
		acknowledged_at: each.status === 'pending' ? null : boxTime(each.createdAt),
		item: itemMini(each.item),
		app_item: null,
		acceptance_requirements_status: {},
	};
}
