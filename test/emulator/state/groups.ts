import type { Contents, Row } from './table';
import { Table } from './table';

/** Who may do something with a group, from the fewest to all. */
export const GROUP_LEVELS = ['admins_only', 'admins_and_members', 'all_managed_users'] as const;

export type GroupLevel = (typeof GROUP_LEVELS)[number];

/** https://developer.box.com/reference/resources/group/, by Box's own keys. */
export interface Group extends Row {
	enterpriseId: string;
	name: string;
	description: string;
	provenance: string;
	external_sync_identifier: string;
	invitability_level: GroupLevel;
	member_viewability_level: GroupLevel;
}

/** https://developer.box.com/reference/resources/group-membership/ */
export interface Membership extends Row {
	userId: string;
	group: Group;
	role: 'member' | 'admin';
	/** What an administrator of the group may do there; null for nothing. */
	configurable_permissions: Record<string, boolean> | null;
}

export const GROUPS = new Table<Group>();
export const MEMBERSHIPS = new Table<Membership>();

/** The user's membership of the group; undefined when there is none. */
export function membershipOf(world: Contents, userId: string, groupId: string) {
	const fits = (each: Membership) => each.userId === userId && each.group.id === groupId;
	return MEMBERSHIPS.filter(world, fits)[0];
}

/** The ids of the groups that the user is in. */
export function groupIdsOf(world: Contents, userId: string): Set<string> {
	const own = MEMBERSHIPS.filter(world, (each) => each.userId === userId);
	return new Set(own.map(({ group }) => group.id));
}
