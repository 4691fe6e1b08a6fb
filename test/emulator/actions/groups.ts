import { denied, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Group, GroupLevel } from '../state/groups';
import { GROUPS, MEMBERSHIPS, membershipOf } from '../state/groups';
import { isAdministrator } from '../state/model';

/** Whether the caller administrates the enterprise, or that group. */
export function managesGroup({ box, viewer }: Call, { id, enterpriseId }: Group): boolean {
	if (viewer.user.enterpriseId !== enterpriseId) return false;
	return (
		isAdministrator(viewer.user) || membershipOf(box.world, viewer.user.id, id)?.role === 'admin'
	);
}

function isWithin(call: Call, group: Group, level: GroupLevel): boolean {
	const { box, viewer } = call;
	if (managesGroup(call, group)) return true;
	if (level === 'admins_only') return false;
	const isManaged = viewer.user.enterpriseId === group.enterpriseId;
	const isMember = membershipOf(box.world, viewer.user.id, group.id) !== undefined;
	return isManaged && (isMember || level === 'all_managed_users');
}

/** Whether the caller may know of the group: its members and administrators do. */
export function seesGroup(call: Call, group: Group): boolean {
	return isWithin(call, group, 'admins_and_members');
}

/** Whether the caller may let the group work with an item. */
export function mayInvite(call: Call, group: Group): boolean {
	return isWithin(call, group, group.invitability_level);
}

/** Whether the caller may know who is in the group. */
export function seesMembers(call: Call, group: Group): boolean {
	return isWithin(call, group, group.member_viewability_level);
}

/** A group of the caller's enterprise; 404 for any other, 403 if the caller may not do this with it. */
export function findGroup(
	call: Call,
	id: string,
	right: (call: Call, group: Group) => boolean,
): Group {
	const group = GROUPS.of(call.box.world).get(id);
	if (group?.enterpriseId !== call.viewer.user.enterpriseId) throw notFound(id, 'group');
	if (!right(call, group)) throw denied();
	return group;
}

/** Ends all that the group's members had by it. */
export function disband({ box: { world } }: Call, { id }: Group): void {
	MEMBERSHIPS.removeAll(world, ({ group }) => group.id === id);
	for (const each of [...world.collaborations.values()]) {
		if (each.groupId === id) world.collaborations.delete(each.id);
	}
}
