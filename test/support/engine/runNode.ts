import {
	NodeConnectionTypes,
	type ExecutionError,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type NodeExecutionHint,
	type OnError,
} from 'n8n-workflow';

import type { BinaryMode } from './binary';
import { BOX, MANUAL_TRIGGER } from './nodeTypes';
import { runWorkflow, type WorkflowJson } from './runWorkflow';
import { credentialReference, type StoredCredential } from './store';

/** The name of the node `runNode` runs, as errors and run data have it. */
export const NODE_NAME = 'Box';

export interface RunNodeOptions {
	/** As the editor stores them; n8n fills in the defaults of the rest. */
	parameters: INodeParameters;
	credential?: StoredCredential;
	/** Default: one empty item. */
	input?: INodeExecutionData[];
	/** Same as `onError: 'continueRegularOutput'`. */
	continueOnFail?: boolean;
	onError?: OnError;
	/** Default `filesystem`. */
	binaryMode?: BinaryMode;
	/** Cancels the execution, as n8n's stop button does. */
	signal?: AbortSignal;
	/** Settings of the node itself: `retryOnFail`, `executeOnce`, `alwaysOutputData`, … */
	node?: Partial<INode>;
	settings?: WorkflowJson['settings'];
	/** Runs this instead of the Box node. */
	nodeType?: INodeType;
	credentialTypes?: ICredentialType[];
}

export interface NodeRun {
	/** Output 0. */
	items: INodeExecutionData[];
	/** The JSON of output 0's items. */
	json: IDataObject[];
	/** Every output; the second one holds the failed items under `continueErrorOutput`. */
	outputs: INodeExecutionData[][];
	/** What ended the execution, as n8n stores it: message, description, context, httpCode, … */
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	/** How long the node took, in milliseconds. */
	time: number;
	run: IRun;
}

/**
 * Executes Manual Trigger → Box in n8n-core and hands back what came out of the Box node.
 * Resolves also when the node failed: see `error`. Rejects when the workflow could not start
 * (a required parameter missing).
 */
export async function runNode(options: RunNodeOptions): Promise<NodeRun> {
	const { run, error, tasks } = await runWorkflow(workflowFor(options), {
		credential: options.credential,
		credentialTypes: options.credentialTypes,
		nodeTypes: options.nodeType ? { [BOX]: options.nodeType } : undefined,
		startNode: 'Start',
		input: options.input,
		binaryMode: options.binaryMode,
		signal: options.signal,
	});
	const task = tasks(NODE_NAME).at(-1);
	const outputs = (task?.data?.main ?? []).map((items) => items ?? []);
	const items = outputs[0] ?? [];
	return {
		items,
		json: items.map(({ json }) => json),
		outputs,
		error,
		hints: task?.hints ?? [],
		time: task?.executionTime ?? 0,
		run,
	};
}

function workflowFor(options: RunNodeOptions): WorkflowJson {
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: MANUAL_TRIGGER,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const node: INode = {
		id: 'box',
		name: NODE_NAME,
		type: BOX,
		typeVersion: 1,
		position: [200, 0],
		parameters: options.parameters,
		credentials: credentialReference(options.credential),
		onError: options.onError ?? (options.continueOnFail ? 'continueRegularOutput' : undefined),
		...options.node,
	};
	const main = [[{ node: node.name, type: NodeConnectionTypes.Main, index: 0 }]];
	return {
		name: 'Run a node',
		nodes: [start, node],
		connections: { [start.name]: { main } },
		settings: options.settings,
	};
}
