import type { INodeProperties } from 'n8n-workflow';

import { merged, type Parameters } from './mergeProperties';
import type { Methods } from './methods';
import { requestOptions } from './requestOptions';
import type { Resource, Resources } from './types';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/**
 * Derives a node's parameters from its resources: the two selectors, the fields of each operation,
 * shown where they belong, and what applies to all requests.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/standard-parameters/
 *
 * @param first the resource that is chosen first
 */
export function toProperties(resources: Resources, first: string): INodeProperties[] {
	const entries = Object.entries(resources);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: entries.map(([value, { name }]) => ({ name, value })).sort(byName),
			default: first,
		},
		...entries.map(toOperationSelector),
		...merged(entries.flatMap(toParameters)),
		requestOptions,
	];
}

function toOperationSelector([value, resource]: [string, Resource]): INodeProperties {
	const { operations, default: first } = resource;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: Object.entries(operations)
			.map(([value, { name, action, description }]) => ({ name, value, action, description }))
			.sort(byName),
		default: first,
	};
}

/** The fields of each operation of a resource. */
function toParameters([resource, { operations }]: [string, Resource]): Parameters[] {
	return Object.entries(operations).map(([operation, { fields }]) => ({
		place: { resource, operation },
		properties: fields,
	}));
}

/** What the editor calls to show the operations' fields. */
export function methodsOf(resources: Resources): Methods[] {
	return Object.values(resources).flatMap(({ operations }) =>
		Object.values(operations).map(({ methods }) => methods),
	);
}
