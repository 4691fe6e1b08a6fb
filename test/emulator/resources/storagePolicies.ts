import { byMarker } from '../server/paging';
import { STORAGE_POLICIES } from '../state/storagePolicies';
import { listing } from '../tables/declaration';
import { allForAdministrators } from '../tables/enterprise';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

/** https://developer.box.com/reference/resources/storage-policy/ */
export const storagePolicies = resource({
	type: 'storage_policy',
	table: STORAGE_POLICIES,
	path: '/storage_policies',
	scope: 'manage_enterprise_properties',
	sees: administrator,
	shape: { standard: ['name'] },
	lists: [listing({ path: '/storage_policies', paging: byMarker(), rows: allForAdministrators })],
});
