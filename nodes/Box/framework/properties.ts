import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './types';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/**
 * Derives the node's parameters from its resources: the two selectors, and the fields of each
 * operation, shown where they belong.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/standard-parameters/
 */
export function toProperties(resources: readonly Resource[], first: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })).sort(byName),
			default: first,
		},
		...resources.map(toOperationSelector),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => toFields(resource, operation)),
		),
	];
}

function toOperationSelector({ value, operations, default: first }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations
			.map(({ name, value, action, description }) => ({ name, value, action, description }))
			.sort(byName),
		default: first,
	};
}

function toFields(resource: Resource, operation: Operation): INodeProperties[] {
	return operation.fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: {
				resource: [resource.value],
				operation: [operation.value],
				...field.displayOptions?.show,
			},
		},
	}));
}
