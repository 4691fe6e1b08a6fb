import { findUser } from '../actions/users';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import { Table } from '../state/table';
import { listing } from '../tables/declaration';
import type { EnterpriseRow } from '../tables/enterprise';
import { allForAdministrators, ENTERPRISE, manages, ofEnterprise } from '../tables/enterprise';
import { id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { TIMES } from '../tables/shape';

/** A user who may collaborate with anybody, whatever domains are allowed. */
interface ExemptUser extends EnterpriseRow {
	userId: string;
}

/** https://developer.box.com/reference/resources/collaboration-allowlist-exempt-target/ */
export const exemptUsers = resource({
	type: 'collaboration_whitelist_exempt_target',
	table: new Table<ExemptUser>(),
	path: '/collaboration_whitelist_exempt_targets',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: manages,
	shape: {
		standard: [
			ENTERPRISE,
			{ user: ({ userId }, { box }) => userMini(box.world.user(userId)) },
			TIMES,
		],
	},
	lists: [
		listing({
			path: '/collaboration_whitelist_exempt_targets',
			paging: byMarker(),
			rows: allForAdministrators,
		}),
	],
	create: {
		status: 200,
		body: { user: required(object({ id: required(id()) })) },
		right: administrator,
		make: (call, { user }) => ({ ...ofEnterprise(call), userId: findUser(call, user.id).id }),
	},
	remove: {},
	conflict: {
		key: ({ enterpriseId, userId }) => `${enterpriseId}/${userId}`,
		name: 'user',
		message: 'The user is exempt already',
	},
});
