import { unpaged } from '../server/paging';
import type { TermsOfService } from '../state/termsOfService';
import { TERMS_OF_SERVICE } from '../state/termsOfService';
import { listing } from '../tables/declaration';
import { allForAdministrators, ENTERPRISE, manages, ofEnterprise } from '../tables/enterprise';
import { choice, otherwise, required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { TIMES } from '../tables/shape';

const TYPES = ['managed', 'external'] as const;
const BODY = {
	status: required(choice(['enabled', 'disabled'])),
	text: required(text({ min: 1 })),
};

/** https://developer.box.com/reference/resources/terms-of-service/ */
export const termsOfServices = resource({
	type: 'terms_of_service',
	table: TERMS_OF_SERVICE,
	path: '/terms_of_services',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: manages,
	shape: { standard: ['status', ENTERPRISE, 'tos_type', 'text', TIMES] },
	lists: [
		listing({
			path: '/terms_of_services',
			paging: unpaged((count) => ({ total_count: count })),
			query: { tos_type: choice(TYPES) },
			rows: (call, { tos_type }) => {
				allForAdministrators(call);
				return (each: TermsOfService) => tos_type === undefined || each.tos_type === tos_type;
			},
		}),
	],
	create: {
		status: 200,
		body: { ...BODY, tos_type: otherwise(choice(TYPES), 'managed') },
		right: administrator,
		make: (call, values) => ({ ...ofEnterprise(call), ...values }),
	},
	update: { body: BODY, change: (_call, _terms, values) => values },
	conflict: {
		key: ({ enterpriseId, tos_type }) => `${enterpriseId}/${tos_type}`,
		name: 'tos_type',
		message: 'There are terms of service of this type already',
	},
});
