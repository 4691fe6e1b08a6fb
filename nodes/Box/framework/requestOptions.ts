import type { INodeProperties } from 'n8n-workflow';

import { SLOTS_PER_OWNER } from '../client/http/slots';

/** How many items run at once unless the options say otherwise. */
export const DEFAULT_CONCURRENCY = 8;

/** The most that the option takes: more would only wait for a connection. */
export const MAX_CONCURRENCY = SLOTS_PER_OWNER;

/** What applies to all requests of the node, as n8n's declarative nodes have it at their end. */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'As User (ID)',
			name: 'asUser',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567890',
			description:
				'The ID of the Box user to act as. Requires an administrator or a service account, and an app that may act as other users.',
		},
		{
			displayName: 'Items at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MAX_CONCURRENCY },
			default: DEFAULT_CONCURRENCY,
			description:
				'How many input items to work on at the same time. The output keeps the order of the input.',
		},
	],
};

/** Whose account the calls act for. */
export const AS_USER = 'requestOptions.asUser';

export const CONCURRENCY = 'requestOptions.concurrency';
