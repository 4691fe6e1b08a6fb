import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';

import type { Json } from '../../nodes/Box/client/types';
import { operation, resource } from '../../nodes/Box/framework';
import type { Fields } from '../../nodes/Box/framework/field';
import { runItems } from '../../nodes/Box/framework/itemLoop';
import { nodeMethods } from '../../nodes/Box/framework/nodeMethods';
import { methodsOf, toProperties } from '../../nodes/Box/framework/properties';

/** The fields of the operation, by the groups they stand in. */
export interface Groups {
	fields?: Fields;
	options?: Fields;
	updateFields?: Fields;
}

/**
 * A node with one operation, which gives out the values of its fields, and what they add to a
 * request.
 */
export function fieldNode({ fields = {}, options = {}, updateFields = {} }: Groups): INodeType {
	const show = operation({
		name: 'Show',
		action: 'Show values',
		description: 'Show the values of the fields',
		reference: 'none',
		fields,
		options,
		updateFields,
		run: async (values, { sent }) => ({
			values: JSON.parse(JSON.stringify(values, withoutBox)) as Json,
			...(sent as unknown as { [key: string]: Json }),
		}),
	});
	const resources = {
		value: resource({ name: 'Value', default: 'show', operations: { show } }),
	};
	const properties = toProperties(resources, 'value');
	return {
		description: {
			displayName: 'Fields',
			name: 'fields',
			group: ['transform'],
			version: 1,
			description: 'Shows the values of fields',
			defaults: { name: 'Fields' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'boxApi', required: true }],
			properties,
		},
		methods: nodeMethods(methodsOf(resources), properties),
		async execute() {
			return [await runItems(this, resources)];
		},
	};
}

/** What a field has chosen holds the client, too. */
function withoutBox(key: string, value: unknown): unknown {
	return key === 'box' ? undefined : value;
}
