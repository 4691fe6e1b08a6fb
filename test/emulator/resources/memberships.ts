import { findGroup, managesGroup, seesMembers } from '../actions/groups';
import { findUser } from '../actions/users';
import { denied } from '../errors';
import { byOffset } from '../server/paging';
import { groupMini } from '../shapes/group';
import { userMini } from '../shapes/mini';
import type { Call } from '../state/box';
import type { Membership } from '../state/groups';
import { MEMBERSHIPS } from '../state/groups';
import { listing } from '../tables/declaration';
import { choice, flag, id, nullable, optional, otherwise, record, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator, anyOf } from '../tables/rights';
import { TIMES } from '../tables/shape';

const ROLE = {
	role: otherwise(choice(['member', 'admin']), 'member'),
	configurable_permissions: nullable(record(flag())),
};
const reference = required(object({ id: required(id()) }));

const isOwn = ({ viewer }: Call, { userId }: Membership) => userId === viewer.user.id;
const manages = (call: Call, { group }: Membership) => managesGroup(call, group);

/** https://developer.box.com/reference/resources/group-membership/ */
export const memberships = resource({
	type: 'group_membership',
	table: MEMBERSHIPS,
	path: '/group_memberships',
	scope: 'manage_groups',
	sees: anyOf(isOwn, (call, { group }) => seesMembers(call, group)),
	shape: {
		standard: [
			{
				user: ({ userId }, { box }) => userMini(box.world.user(userId)),
				group: ({ group }) => groupMini(group),
			},
			'role',
			TIMES,
		],
		extra: ['configurable_permissions'],
	},
	lists: [
		listing({
			path: '/groups/:id/memberships',
			paging: byOffset(),
			rows: (call, _query, { id: groupId = '' }) => {
				const group = findGroup(call, groupId, seesMembers);
				return (membership: Membership) => membership.group === group;
			},
		}),
		listing({
			path: '/users/:id/memberships',
			paging: byOffset(),
			rows: (call, _query, { id: wanted = '' }) => {
				const user = findUser(call, wanted);
				if (user.id !== call.viewer.user.id && !administrator(call)) throw denied();
				return ({ userId }: Membership) => userId === user.id;
			},
		}),
	],
	create: {
		body: { user: reference, group: reference, ...ROLE },
		make: (call, { user, group, configurable_permissions = {}, role }) => ({
			group: findGroup(call, group.id, managesGroup),
			userId: findUser(call, user.id).id,
			role,
			configurable_permissions,
		}),
	},
	update: { body: optional(ROLE), right: manages, change: (_call, _membership, values) => values },
	remove: { right: anyOf(isOwn, manages) },
	conflict: {
		key: ({ group, userId }) => `${group.id}/${userId}`,
		name: 'user',
		message: 'The user is a member of the group already',
	},
	events: {
		create: { user: 'GROUP_ADD_USER', enterprise: 'GROUP_ADD_USER' },
		remove: { user: 'GROUP_REMOVE_USER', enterprise: 'GROUP_REMOVE_USER' },
		users: ({ box }, { userId }) => [box.world.user(userId)],
		source: ({ box }, { userId }) => userMini(box.world.user(userId)),
		details: (_call, { group }) => ({ group_id: group.id, group_name: group.name }),
	},
});
