import { needAdministrator } from '../actions/users';
import { badRequest } from '../errors';
import { unpaged } from '../server/paging';
import { boxTime } from '../shapes/time';
import { Table } from '../state/table';
import { listing } from '../tables/declaration';
import type { EnterpriseRow } from '../tables/enterprise';
import { manages, ofEnterprise } from '../tables/enterprise';
import type { Kind } from '../tables/kinds';
import { choice, id, isRecord, list, otherwise, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const texts = required(list(text({ min: 1 }), { min: 1 }));

/** What can be on a list, by its type. */
const CONTENTS = {
	country: { country_codes: required(list(text({ pattern: /^[A-Z]{2}$/ }), { min: 1 })) },
	domain: { domains: texts },
	email: { email_addresses: texts },
	ip: { ip_addresses: texts },
	integration: { integrations: required(list(object({ id: required(id()) }), { min: 1 })) },
};
const TYPES = Object.keys(CONTENTS) as Array<keyof typeof CONTENTS>;

/** The content by Box's own keys: those of its type and no others. */
const content: Kind<Record<string, unknown>> = {
	presence: 'optional',
	read: (value, name) => {
		const type = TYPES.find((each) => isRecord(value) && each === value.type);
		if (!type || !isRecord(value)) throw badRequest(`${name}.type`, 'Invalid type');
		const fields = { type: required(choice(TYPES)), ...CONTENTS[type] };
		return readValues(fields, value, `${name}.`);
	},
};

const BODY = {
	name: required(text({ min: 1 })),
	description: otherwise(text(), ''),
	content: required(content),
};

/** Countries, domains, people, addresses or applications that rules of Box Shield are about. */
interface ShieldList extends EnterpriseRow {
	name: string;
	description: string;
	content: Record<string, unknown>;
}

const full = {
	description: ({ description }: ShieldList) => description,
	enterprise: ({ enterpriseId }: ShieldList) => ({ type: 'enterprise', id: enterpriseId }),
	created_at: ({ createdAt }: ShieldList) => boxTime(createdAt),
	updated_at: ({ modifiedAt }: ShieldList) => boxTime(modifiedAt),
	content: (row: ShieldList) => row.content,
};

/** https://developer.box.com/reference/v2025.0/resources/shield-list/ */
export const shieldLists = resource({
	type: 'shield_list',
	table: new Table<ShieldList>(),
	path: '/shield_lists',
	version: '2025.0',
	scope: 'manage_enterprise_properties',
	uuids: true,
	fields: false,
	sees: manages,
	shape: {
		// A list of lists shows the types of their contents only.
		mini: ['name', { content: ({ content: { type } }) => ({ type }) }],
		standard: [full],
	},
	lists: [
		listing({
			path: '/shield_lists',
			paging: unpaged(),
			minis: true,
			rows: (call) => {
				needAdministrator(call);
				return () => true;
			},
		}),
	],
	create: {
		status: 200,
		body: BODY,
		right: administrator,
		make: (call, values) => ({ ...ofEnterprise(call), ...values }),
	},
	update: { body: BODY, change: (_call, _list, values) => values },
	remove: {},
	conflict: {
		key: ({ enterpriseId, name }) => `${enterpriseId}/${name.toLowerCase()}`,
		name: 'name',
		message: 'A shield list with this name already exists',
	},
});
