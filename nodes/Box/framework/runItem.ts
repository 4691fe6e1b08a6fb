import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { CallOptions } from '../client/types';
import { callOptions } from './callOptions';
import { userOf } from './errors/actAs';
import { toNodeError, type ErrorPlace, type NodeError } from './errors/errors';
import { InputError } from './errors/inputError';
import type { Located } from './errors/located';
import { quote } from './errors/quote';
import { BinaryFiles } from './files/binaryFiles';
import type { Hints } from './hints';
import { toItems } from './outputItems';
import { itemParameters } from './params/parameterSource';
import { Params } from './params/params';
import { hasProperty } from './params/propertyTree';
import { requestOptions } from './requestOptions';
import type { Operation, Resources } from './types';

/** What became of one input item. */
export type Outcome = { items: INodeExecutionData[] } | { error: NodeError };

/** One item of a run of a node. */
interface ItemRun {
	context: IExecuteFunctions;
	resources: Resources;
	/** Shared by the items of the run. */
	connection: Promise<BoxClient>;
	/** The same object for all items of the run. */
	run: object;
	input: object;
	index: number;
	hints: Hints;
	/** The names of the node's fields that hold secrets. */
	secretNames: () => ReadonlySet<string>;
}

/** Runs the chosen operation for one input item. It never throws. */
export async function runItem(itemRun: ItemRun): Promise<Outcome> {
	const { context, resources, connection, run, input, index, hints } = itemRun;
	const located: Located[] = [];
	let operation: Operation | undefined;
	let options: CallOptions = {};
	let params: Params | undefined;
	try {
		operation = chosen(context, resources, index);
		params = new Params(itemParameters(context, index), [...operation.fields, requestOptions]);
		params.requireValues();
		options = callOptions(params);
		const box = (await connection).with(options);
		const files = new BinaryFiles(context, index);
		const hint = (text: string) => hints.add(text, index);
		const scope = { box, params, files, located, hint, run, input };
		return { items: toItems(await operation.run(scope), index) };
	} catch (error) {
		const shown = [...(operation?.fields ?? []), requestOptions];
		const place: ErrorPlace = {
			itemIndex: index,
			located,
			actedAs: await userOf(options.asUser, connection, error),
			errors: operation?.errors,
			hasField: (displayName) => hasProperty(shown, displayName),
			secrets: params?.secrets(),
			secretNames: itemRun.secretNames(),
		};
		return { error: toNodeError(error, context.getNode(), place) };
	}
}

function chosen(context: IExecuteFunctions, resources: Resources, index: number): Operation {
	const resource = String(context.getNodeParameter('resource', index, ''));
	const operation = String(context.getNodeParameter('operation', index, ''));
	const operations = Object.hasOwn(resources, resource) ? resources[resource]?.operations : {};
	const found = Object.hasOwn(operations ?? {}, operation) ? operations?.[operation] : undefined;
	if (found) return found;
	throw new InputError(
		`'Operation' is unknown: ${quote(operation)} of ${quote(resource)}`,
		'Choose a resource and an operation from the lists.',
	);
}
