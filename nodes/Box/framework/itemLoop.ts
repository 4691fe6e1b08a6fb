import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect, type ConnectOptions } from '../auth/connect';
import type { BoxClient } from '../client/boxClient';
import { MOST_LOAD, type Load } from '../client/calls/load';
import { systemTiming, type Timing } from '../client/http/timing';
import type { NodeError } from './errors/errors';
import { Hints } from './hints';
import { secretNames } from './params/propertyTree';
import { CONCURRENCY, MAX_CONCURRENCY } from './requestOptions';
import { runAtOnce } from './runAtOnce';
import { runItem, type Outcome } from './runItem';
import type { Resources } from './types';

/**
 * Runs the chosen operation for every input item: several at once, their results in the order of
 * the input. With Continue On Fail a failed item gives one error item; without it the first
 * failure (by item) ends the node, after the items that are in flight.
 *
 * @param timing by default the system's clock and waits
 */
export async function runItems(
	context: IExecuteFunctions,
	resources: Resources,
	timing: Timing = systemTiming,
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

	// One connection for the run. If it cannot be made, each item fails.
	const connection = connectForRun(context, { signal, timing }, items.length);
	connection.catch(() => {});
	let names: ReadonlySet<string> | undefined;
	// Only an error needs them.
	const secrets = () => (names ??= secretNames(allFields(resources)));
	const shared = { context, resources, connection, run, hints, secretNames: secrets };
	const fixed = concurrency(context);
	let load: Load | undefined;
	connection.then(
		(box) => (load = box.load),
		() => {},
	);
	await runAtOnce({
		hasNext: () => next < items.length && !(failed && !keepGoing) && !signal?.aborted,
		doNext: async () => {
			const index = next++;
			const outcome = await runItem({ ...shared, input: items[index] ?? {}, index });
			outcomes[index] = outcome;
			failed ||= 'error' in outcome;
		},
		atOnce: () => fixed ?? load?.target ?? MOST_LOAD,
	});

	signal?.throwIfAborted();
	hints.show();
	return outcomes.flatMap((outcome, index) => {
		if (!('error' in outcome)) return outcome.items;
		if (keepGoing) return [toErrorItem(outcome.error, index)];
		throw outcome.error;
	});
}

/** A client that knows what it has seen of folders, until the run is over. */
async function connectForRun(
	context: IExecuteFunctions,
	options: ConnectOptions,
	count: number,
): Promise<BoxClient> {
	return (await connect(context, options)).remembering({ isAlone: count === 1 });
}

/** The fields of all operations: n8n keeps what was entered for one when another is chosen. */
function allFields(resources: Resources) {
	return Object.values(resources).flatMap(({ operations }) =>
		Object.values(operations).flatMap(({ fields }) => fields),
	);
}

/**
 * How many items run at once, if the user says so: an option of the node as a whole, read at the first
 * item.
 */
function concurrency(context: IExecuteFunctions): number | undefined {
	try {
		const value = context.getNodeParameter(CONCURRENCY, 0, null);
		if (value === null) return undefined;
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
