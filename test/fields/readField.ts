import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Field } from '../../nodes/Box/framework/field';
import { items, useBox } from '../operations/support';
import { runNode, type NodeRun } from '../support/engine';
import { fieldNode, type Groups } from './fieldNode';

/** Reads fields in n8n's engine, in a workflow whose time zone is Berlin's. */
export function useFields(timezone = 'Europe/Berlin') {
	const box = useBox();

	/** Runs a node with these fields, for one item. */
	const run = async (
		groups: Groups,
		parameters: INodeParameters,
		json: IDataObject = {},
	): Promise<NodeRun> =>
		await runNode({
			nodeType: fieldNode(groups),
			credential: box.credential,
			parameters: { resource: 'value', operation: 'show', ...parameters },
			input: items(json),
			settings: { timezone },
		});

	/** The value of one field, or what is said of it. Box is not asked for it. */
	const read = async (field: Field<unknown>, value: unknown, json?: IDataObject) => {
		const { error, json: out } = await run(
			{ fields: { value: field } },
			{ value } as INodeParameters,
			json,
		);
		expect(box.calls()).toEqual([]);
		if (error) return `${error.message} ${error.description}`;
		return (out[0]?.values as IDataObject).value;
	};

	return { box, run, read };
}
