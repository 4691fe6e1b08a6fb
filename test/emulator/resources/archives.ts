import { notFound } from '../errors';
import { byMarker } from '../server/paging';
import { STORAGE_POLICIES } from '../state/storagePolicies';
import { Table } from '../state/table';
import { listing } from '../tables/declaration';
import type { EnterpriseRow } from '../tables/enterprise';
import { allForAdministrators, manages, ofEnterprise } from '../tables/enterprise';
import { id, otherwise, required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const NAME = text({ min: 1, max: 100 });
const DESCRIPTION = text({ max: 255 });

/** A place for what is not worked with any more. Nothing can be moved into one here. */
interface Archive extends EnterpriseRow {
	name: string;
	description: string;
}

/** https://developer.box.com/reference/v2025.0/resources/archive/ */
export const archives = resource({
	type: 'archive',
	table: new Table<Archive>(),
	path: '/archives',
	version: '2025.0',
	scope: 'manage_enterprise_properties',
	fields: false,
	get: false,
	sees: manages,
	shape: {
		standard: [
			'name',
			{ size: () => 0 },
			'description',
			{ owned_by: ({ createdBy }) => ({ type: 'user', id: createdBy }) },
		],
	},
	lists: [listing({ path: '/archives', paging: byMarker(), rows: allForAdministrators })],
	create: {
		body: {
			name: required(NAME),
			description: otherwise(DESCRIPTION, ''),
			storage_policy_id: id(),
		},
		right: administrator,
		make: (call, { storage_policy_id: policy, name, description }) => {
			if (policy !== undefined && !STORAGE_POLICIES.of(call.box.world).has(policy)) {
				throw notFound(policy, 'storage_policy_id');
			}
			return { ...ofEnterprise(call), name, description };
		},
	},
	update: {
		body: { name: NAME, description: DESCRIPTION },
		change: (_call, _archive, values) => values,
	},
	// Box's own test of its SDK sees that an application may not.
	remove: { right: () => false },
	conflict: {
		key: ({ enterpriseId, name }) => `${enterpriseId}/${name.toLowerCase()}`,
		name: 'name',
		message: 'An archive with this name already exists',
	},
});
