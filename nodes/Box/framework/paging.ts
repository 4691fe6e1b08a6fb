import type { Field } from './field';
import { readLimit } from './params/readNumber';

const returnAll: Field<boolean> = {
	property: {
		displayName: 'Return All',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	read: ({ params }, name) => params.flag(name),
};

const limit: Field<number | undefined> = {
	property: {
		displayName: 'Limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
	read: ({ params }) => readLimit(params),
};

/** Return All and Limit, as n8n's other nodes have them. The limit is `undefined` for all. */
export const paging = { returnAll, limit };
