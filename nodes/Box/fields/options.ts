import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_CONCURRENCY, MAX_CONCURRENCY } from '../framework/callOptions';

/** The order in which n8n lists what a collection offers. */
export const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName, 'en');

const asUser: INodeProperties = {
	displayName: 'As User (ID)',
	name: 'asUser',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1234567890',
	description:
		'The ID of the Box user in whose name to act. Works for administrators and service accounts whose app may do so.',
};

const concurrency: INodeProperties = {
	displayName: 'Items at Once',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_CONCURRENCY },
	default: DEFAULT_CONCURRENCY,
	description:
		'How many input items to work on at the same time. The output keeps the order of the input.',
};

/** Which fields Box answers with. */
export const fieldsOption: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'string',
	default: '',
	placeholder: 'e.g. name,size,owned_by',
	description:
		'Comma-separated names of the fields to return, in Box\'s <a href="https://developer.box.com/guides/api-calls/request-extra-fields/" target="_blank">own words</a>. Leave empty for the standard ones.',
};

/** Protects a change made by somebody else meanwhile. */
export const ifMatchOption: INodeProperties = {
	displayName: 'If-Match (Etag)',
	name: 'ifMatch',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3',
	description:
		"The etag that an earlier step returned for the item. The node goes ahead only if the item still has it, so that nobody else's change is lost.",
};

/** Gives access to content through somebody's shared link. */
export const sharedLinkOptions: INodeProperties[] = [
	{
		displayName: 'Shared Link',
		name: 'sharedLink',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://app.box.com/s/abcdef',
		description:
			'The shared link that gives this account access to the item or to a folder above it',
	},
	{
		displayName: 'Shared Link Password',
		name: 'sharedLinkPassword',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Needed only if the shared link has a password',
	},
];

/** The Options of an operation: what every operation has, and its own. */
export function options(...own: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...own, asUser, concurrency].sort(byDisplayName),
	};
}
