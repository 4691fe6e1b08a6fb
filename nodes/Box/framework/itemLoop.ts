import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { CallOptions } from '../client/types';
import { connect } from '../auth/connect';
import { refusesUser } from './actAs';
import { BinaryFiles } from './binaryFiles';
import { callOptions, DEFAULT_CONCURRENCY, MAX_CONCURRENCY } from './callOptions';
import { toNodeError, type ErrorPlace, type NodeError } from './errors';
import { Hints } from './hints';
import { InputError } from './inputError';
import type { Located } from './located';
import { itemParameters } from './parameterSource';
import { Params } from './params';
import { quote } from './quote';
import { toItems } from './results';
import type { Operation, Resource } from './types';

type Outcome = { items: INodeExecutionData[] } | { error: NodeError };

/**
 * Runs the chosen operation for every input item: several at once, their results in the order of
 * the input. With Continue On Fail a failed item gives one error item; without it the first
 * failure (by item) ends the node, after the items already under way.
 */
export async function runItems(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (items.length === 0) return [];
	const signal = context.getExecutionCancelSignal();
	const keepGoing = context.continueOnFail();
	const outcomes: Outcome[] = [];
	const hints = new Hints(context);
	const run = {};
	let next = 0;
	let failed = false;

	// One connection for the run; where it cannot be made, that is each item's failure.
	const connection = connect(context, { signal });
	connection.catch(() => {});
	const work = async () => {
		while (next < items.length && !(failed && !keepGoing) && !signal?.aborted) {
			const index = next++;
			const outcome = await runItem(context, resources, connection, run, index, hints);
			outcomes[index] = outcome;
			failed ||= 'error' in outcome;
		}
	};
	const atOnce = Math.min(concurrency(context), items.length);
	await Promise.all(Array.from({ length: atOnce }, work));

	signal?.throwIfAborted();
	hints.show();
	return outcomes.flatMap((outcome, index) => {
		if (!('error' in outcome)) return outcome.items;
		if (keepGoing) return [toErrorItem(outcome.error, index)];
		throw outcome.error;
	});
}

async function runItem(
	context: IExecuteFunctions,
	resources: readonly Resource[],
	connection: Promise<BoxClient>,
	run: object,
	index: number,
	hints: Hints,
): Promise<Outcome> {
	const located: Located[] = [];
	let options: CallOptions = {};
	let params: Params | undefined;
	try {
		const operation = chosen(context, resources, index);
		params = new Params(itemParameters(context, index), operation.fields);
		params.requireValues();
		options = callOptions(params);
		const box = (await connection).with(options);
		const files = new BinaryFiles(context, index);
		const hint = (text: string) => hints.add(text, index);
		const scope = { box, params, files, located, hint, run };
		return { items: toItems(await operation.run(scope), index) };
	} catch (error) {
		const actedAs = await userOf(options, connection, error);
		const place = { itemIndex: index, located, actedAs, secrets: params?.secrets() };
		return { error: toNodeError(error, context.getNode(), place) };
	}
}

/** The user that the item's calls were made as, if any. */
async function userOf(
	{ asUser }: CallOptions,
	connection: Promise<BoxClient>,
	error: unknown,
): Promise<ErrorPlace['actedAs']> {
	if (asUser === undefined || !(error instanceof BoxError)) return undefined;
	return { id: asUser, refused: await refusesUser((await connection).with({ asUser }), error) };
}

function chosen(
	context: IExecuteFunctions,
	resources: readonly Resource[],
	index: number,
): Operation {
	const resource = context.getNodeParameter('resource', index);
	const operation = context.getNodeParameter('operation', index);
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found) return found;
	throw new InputError(
		`'Operation' is unknown: ${quote(String(operation))} of ${quote(String(resource))}`,
		'Choose a resource and an operation from the lists.',
	);
}

/** How many items run at once: an option of the node as a whole, read at the first item. */
function concurrency(context: IExecuteFunctions): number {
	try {
		const value = context.getNodeParameter('options.concurrency', 0, DEFAULT_CONCURRENCY);
		return Math.min(Math.max(Math.trunc(Number(value)), 1), MAX_CONCURRENCY) || 1;
	} catch {
		// Its expression fails, which each item says.
		return 1;
	}
}

/**
 * n8n takes an item with these keys alone for an error and sends it to the error output. It would
 * do so as well for an `error` beside the JSON, but drop the details.
 */
function toErrorItem(error: NodeError, itemIndex: number): INodeExecutionData {
	const { message, description, context } = error;
	const details = { description, ...asObject(context.data) };
	return { json: { error: message, details }, pairedItem: { item: itemIndex } };
}

function asObject(value: unknown): object {
	return typeof value === 'object' && value !== null ? value : {};
}
