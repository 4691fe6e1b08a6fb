import type { INodeProperties } from 'n8n-workflow';

import { LEAST_LOAD, MOST_LOAD } from '../client/calls/load';
import { SLOTS_PER_OWNER } from '../client/http/slots';

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
			default: 8,
			description: `How many input items to work on at the same time. Without this option the node works on ${MOST_LOAD}, and on fewer (at least ${LEAST_LOAD}) while Box has too much to do. The output keeps the order of the input.`,
		},
	],
};

/** Whose account the calls act for. */
export const AS_USER = 'requestOptions.asUser';

export const CONCURRENCY = 'requestOptions.concurrency';
