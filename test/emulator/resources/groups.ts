import { disband, mayInvite, seesGroup } from '../actions/groups';
import { needAdministrator } from '../actions/users';
import { byOffset } from '../server/paging';
import type { Group } from '../state/groups';
import { GROUPS, GROUP_LEVELS } from '../state/groups';
import { listing } from '../tables/declaration';
import { choice, optional, otherwise, required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { TIMES } from '../tables/shape';

const BODY = {
	name: required(text({ min: 1 })),
	provenance: otherwise(text({ max: 255 }), ''),
	external_sync_identifier: otherwise(text({ max: 255 }), ''),
	description: otherwise(text({ max: 255 }), ''),
	invitability_level: otherwise(choice(GROUP_LEVELS), 'all_managed_users'),
	member_viewability_level: otherwise(choice(GROUP_LEVELS), 'all_managed_users'),
};

/** https://developer.box.com/reference/resources/group/ */
export const groups = resource({
	type: 'group',
	table: GROUPS,
	path: '/groups',
	scope: 'manage_groups',
	sees: seesGroup,
	shape: {
		mini: ['name', { group_type: () => 'managed_group' }],
		standard: [TIMES],
		extra: [
			'provenance',
			'external_sync_identifier',
			'description',
			'invitability_level',
			'member_viewability_level',
			{ permissions: (group, call) => ({ can_invite_as_collaborator: mayInvite(call, group) }) },
		],
	},
	lists: [
		listing({
			path: '/groups',
			paging: byOffset(),
			query: { filter_term: text() },
			rows: (call, { filter_term = '' }) => {
				needAdministrator(call);
				return ({ name }: Group) => name.toLowerCase().startsWith(filter_term.toLowerCase());
			},
		}),
	],
	create: {
		body: BODY,
		right: administrator,
		make: ({ viewer }, values) => ({ enterpriseId: viewer.user.enterpriseId, ...values }),
	},
	update: { body: optional(BODY), right: administrator, change: (_call, _group, values) => values },
	remove: { right: administrator, after: disband },
	conflict: {
		key: ({ enterpriseId, name }) => `${enterpriseId}/${name.toLowerCase()}`,
		code: 'invalid_parameter',
		name: 'name',
		message: 'A group with this name already exists',
	},
	events: {
		create: { enterprise: 'GROUP_CREATION' },
		update: { enterprise: 'GROUP_EDITED' },
		remove: { enterprise: 'GROUP_DELETION' },
	},
});
