import { byMarker } from '../server/paging';
import { boxTime } from '../shapes/time';
import { Table } from '../state/table';
import { listing } from '../tables/declaration';
import type { EnterpriseRow } from '../tables/enterprise';
import { allForAdministrators, ENTERPRISE, manages, ofEnterprise } from '../tables/enterprise';
import type { Values } from '../tables/kinds';
import { choice, required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const BODY = {
	domain: required(text({ pattern: /^[^\s@/]+\.[^\s@/.]+$/ })),
	direction: required(choice(['inbound', 'outbound', 'both'])),
};

/** A domain whose users may collaborate with those of the enterprise. */
type AllowedDomain = EnterpriseRow & Values<typeof BODY>;

/** https://developer.box.com/reference/resources/collaboration-allowlist-entry/ */
export const allowedDomains = resource({
	type: 'collaboration_whitelist_entry',
	table: new Table<AllowedDomain>(),
	path: '/collaboration_whitelist_entries',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: manages,
	shape: {
		standard: [
			'domain',
			'direction',
			ENTERPRISE,
			{ created_at: ({ createdAt }) => boxTime(createdAt) },
		],
	},
	lists: [
		listing({
			path: '/collaboration_whitelist_entries',
			paging: byMarker(),
			rows: allForAdministrators,
		}),
	],
	create: {
		status: 200,
		body: BODY,
		right: administrator,
		make: (call, values) => ({ ...ofEnterprise(call), ...values }),
	},
	remove: {},
	conflict: {
		key: ({ enterpriseId, domain }) => `${enterpriseId}/${domain.toLowerCase()}`,
		name: 'domain',
		message: 'The domain is on the list already',
	},
});
