import './environment';

import { WorkflowExecute } from 'n8n-core/dist/execution-engine/workflow-execute';
import {
	createRunExecutionData,
	Workflow,
	type ExecutionError,
	type ICredentialType,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type ITaskData,
	type IWorkflowBase,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalDataFor, nextExecutionId } from './additionalData';
import { useBinaryMode, type BinaryMode } from './binary';
import { createNodeTypes, type NodeTypeMap } from './nodeTypes';
import { credentialReference, type StoredCredential } from './store';

/** A workflow as n8n exports it to a file. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface RunOptions {
	/** Every node that names a credential of this type gets this one, whatever id the JSON has. */
	credential?: StoredCredential;
	credentialTypes?: ICredentialType[];
	/** Node types besides Box, Box Trigger, Manual Trigger and No Operation. */
	nodeTypes?: NodeTypeMap;
	/** The name of the node to begin with; default: the workflow's trigger. */
	startNode?: string;
	/** What the start node is given. Default: one empty item. */
	input?: INodeExecutionData[];
	/** Default `manual`, the editor's run button. A trigger node only hands on `input` in `trigger`. */
	mode?: WorkflowExecuteMode;
	/** Default `filesystem`. */
	binaryMode?: BinaryMode;
	/** Cancels the execution, as n8n's stop button does. */
	signal?: AbortSignal;
	staticData?: IDataObject;
	/** Called as each node ends, while the execution goes on. */
	onNode?: (name: string, task: ITaskData) => void;
}

/** A finished execution. */
export interface WorkflowRun {
	run: IRun;
	/** What ended it, as n8n stores it; absent when it succeeded. */
	error?: ExecutionError;
	/** The workflow's static data afterwards, where the execution changed it. */
	staticData?: IDataObject;
	/** The tasks of a node, one for each time it ran. */
	tasks: (node: string) => ITaskData[];
	/** What a node put out in its last run. */
	items: (node: string, output?: number) => INodeExecutionData[];
}

/** n8n's record of a workflow for its JSON. */
export function workflowRecord(json: WorkflowJson): IWorkflowBase {
	const now = new Date();
	return {
		...json,
		id: json.id ?? 'workflow',
		name: json.name ?? 'Workflow',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
	};
}

/** The workflow with its nodes' references to a credential of that type pointing at `credential`. */
export function withCredential(json: WorkflowJson, credential?: StoredCredential): WorkflowJson {
	if (!credential) return json;
	const nodes = json.nodes.map((node) =>
		node.credentials?.[credential.type]
			? { ...node, credentials: { ...node.credentials, ...credentialReference(credential) } }
			: node,
	);
	return { ...json, nodes };
}

/** n8n-workflow's `Workflow` for its JSON; this is where n8n fills in the parameters' defaults. */
export function createWorkflow(
	json: WorkflowJson,
	options: { nodeTypes?: NodeTypeMap; staticData?: IDataObject; active?: boolean } = {},
): Workflow {
	const copy = structuredClone(json);
	return new Workflow({
		id: json.id ?? 'workflow',
		name: json.name ?? 'Workflow',
		nodes: copy.nodes,
		connections: copy.connections,
		active: options.active ?? false,
		nodeTypes: createNodeTypes(options.nodeTypes),
		staticData: structuredClone(options.staticData ?? {}),
		settings: { executionOrder: 'v1', ...copy.settings },
	});
}

/**
 * Executes a workflow in n8n-core, to its end. Resolves also when it failed or was cancelled: see `error`.
 * Rejects when it could not start (n8n's "workflow has issues", an unknown node type).
 */
export async function runWorkflow(
	workflowJson: WorkflowJson,
	options: RunOptions = {},
): Promise<WorkflowRun> {
	const json = withCredential(workflowJson, options.credential);
	await useBinaryMode(options.binaryMode ?? 'filesystem');
	const workflow = createWorkflow(json, options);
	const start = options.startNode ? workflow.getNode(options.startNode) : workflow.getStartNode();
	if (!start) throw new Error(`The workflow has no node '${options.startNode ?? 'to start from'}'`);
	const mode = options.mode ?? 'manual';
	const additionalData = additionalDataFor({
		workflow: workflowRecord(json),
		credential: options.credential,
		credentialTypes: options.credentialTypes,
		mode,
		executionId: nextExecutionId(),
	});
	let staticData: IDataObject | undefined;
	additionalData.hooks?.addHandler('workflowExecuteAfter', (_run, changed) => {
		if (changed) staticData = plain(changed);
	});
	additionalData.hooks?.addHandler('nodeExecuteAfter', (name, task) =>
		options.onNode?.(name, task),
	);
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: start, data: { main: [options.input ?? [{ json: {} }]] }, source: null },
			],
		},
	});
	const execution = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(
		workflow,
	);
	const cancel = () => execution.cancel();
	options.signal?.addEventListener('abort', cancel, { once: true });
	if (options.signal?.aborted) cancel();
	try {
		return finished(await execution, staticData);
	} finally {
		options.signal?.removeEventListener('abort', cancel);
	}
}

function finished(run: IRun, staticData: IDataObject | undefined): WorkflowRun {
	const { runData, error } = run.data.resultData;
	const tasks = (node: string) => runData[node] ?? [];
	return {
		run,
		error,
		staticData,
		tasks,
		items: (node, output = 0) => tasks(node).at(-1)?.data?.main?.[output] ?? [],
	};
}

/** Static data without n8n's change tracking, as it would come back from the database. */
function plain(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}
