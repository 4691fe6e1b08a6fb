import './environment';

import { Container } from '@n8n/di';
import { TriggerContext } from 'n8n-core/dist/execution-engine/node-execution-context/trigger-context';
import { TriggersAndPollers } from 'n8n-core/dist/execution-engine/triggers-and-pollers';
import type {
	ICredentialType,
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	ITaskData,
	WorkflowActivateMode,
} from 'n8n-workflow';

import { ActiveWorkflow, type RunningTrigger, type TriggerExecution } from './activeWorkflow';
import { additionalDataFor } from './additionalData';
import type { BinaryMode } from './binary';
import { BOX_TRIGGER, type NodeTypeMap } from './nodeTypes';
import {
	createWorkflow,
	runWorkflow,
	withCredential,
	workflowRecord,
	type WorkflowJson,
} from './runWorkflow';
import { credentialReference, type StoredCredential } from './store';

/** The name of the trigger node, where `startTrigger` makes the workflow itself. */
export const TRIGGER_NAME = 'Box Trigger';

export interface StartTriggerOptions {
	/** As the editor stores them. With `workflow`: merged over those of its trigger node. */
	parameters?: INodeParameters;
	credential?: StoredCredential;
	/** `trigger` (default) activates the workflow; `manual` is the editor's test: it ends after one emit. */
	mode?: 'trigger' | 'manual';
	/** What `getActivationMode()` says; default `activate`. */
	activation?: WorkflowActivateMode;
	/** The workflow's static data as saved by an earlier run: see `RunningTrigger.staticData`. */
	staticData?: IDataObject;
	/** Executed at each emit; default: the trigger node alone. */
	workflow?: WorkflowJson;
	/** Default `filesystem`. */
	binaryMode?: BinaryMode;
	/** Runs this instead of the Box Trigger node. */
	nodeType?: INodeType;
	nodeTypes?: NodeTypeMap;
	credentialTypes?: ICredentialType[];
	/** Cancels the executions under way, as n8n's stop button does; the trigger goes on. */
	signal?: AbortSignal;
	/** Called as each execution begins, and as each of its nodes ends. */
	onExecution?: (execution: TriggerExecution) => void;
	onNode?: (execution: TriggerExecution, name: string, task: ITaskData) => void;
}

/**
 * Activates a workflow with the Box Trigger in n8n-core. Rejects as n8n's activation would when
 * `trigger()` throws.
 */
export async function startTrigger(options: StartTriggerOptions): Promise<RunningTrigger> {
	const json = withCredential(withTrigger(options), options.credential);
	const node = triggerOf(json, options.nodeTypes);
	return options.mode === 'manual'
		? startManual(json, node, options)
		: await activate(json, node, options);
}

function nodeTypesOf(options: StartTriggerOptions): NodeTypeMap {
	return { ...options.nodeTypes, ...(options.nodeType && { [BOX_TRIGGER]: options.nodeType }) };
}

function withTrigger(options: StartTriggerOptions): WorkflowJson {
	if (!options.workflow) {
		const node: INode = {
			id: 'trigger',
			name: TRIGGER_NAME,
			type: BOX_TRIGGER,
			typeVersion: 1,
			position: [0, 0],
			parameters: options.parameters ?? {},
			credentials: credentialReference(options.credential),
		};
		return { id: 'workflow', name: 'Run a trigger', nodes: [node], connections: {} };
	}
	const nodes = options.workflow.nodes.map((node) => ({
		...node,
		parameters:
			node.type === BOX_TRIGGER ? { ...node.parameters, ...options.parameters } : node.parameters,
	}));
	return { ...options.workflow, nodes };
}

function triggerOf(json: WorkflowJson, nodeTypes: NodeTypeMap = {}): INode {
	const node = json.nodes.find(
		({ type }) => type === BOX_TRIGGER || 'trigger' in (nodeTypes[type] ?? {}),
	);
	if (!node) throw new Error('The workflow has no trigger');
	return node;
}

async function activate(
	json: WorkflowJson,
	node: INode,
	options: StartTriggerOptions,
): Promise<RunningTrigger> {
	const nodeTypes = nodeTypesOf(options);
	const workflow = createWorkflow(json, {
		nodeTypes,
		active: true,
		staticData: options.staticData,
	});
	const active: ActiveWorkflow = new ActiveWorkflow(workflow, options.staticData, {
		onExecution: options.onExecution,
		execute: async (execution) =>
			await runWorkflow(json, {
				credential: options.credential,
				credentialTypes: options.credentialTypes,
				nodeTypes,
				startNode: node.name,
				input: execution.items,
				mode: 'trigger',
				binaryMode: options.binaryMode,
				signal: options.signal,
				staticData: active.staticData,
				onNode: (name, task) => options.onNode?.(execution, name, task),
			}),
	});
	const additionalData = additionalDataFor({
		workflow: workflowRecord(json),
		credential: options.credential,
		credentialTypes: options.credentialTypes,
		mode: 'trigger',
	});
	const response = await Container.get(TriggersAndPollers).runTriggerFunction(
		workflow,
		workflow.getNode(node.name) ?? node,
		(...[flow, triggerNode, data, mode, activation]) =>
			new TriggerContext(
				flow,
				triggerNode,
				data,
				mode,
				activation,
				active.emit,
				active.emitError,
				active.saveFailedExecution,
			),
		additionalData,
		'trigger',
		options.activation ?? 'activate',
	);
	active.saveStaticData();
	return active.running(async () => await response?.closeFunction?.());
}

function startManual(
	json: WorkflowJson,
	node: INode,
	options: StartTriggerOptions,
): RunningTrigger {
	const nodeTypes = nodeTypesOf(options);
	const abort = new AbortController();
	const active = new ActiveWorkflow(createWorkflow(json, { nodeTypes }), options.staticData, {
		onExecution: options.onExecution,
	});
	const run = runWorkflow(json, {
		credential: options.credential,
		credentialTypes: options.credentialTypes,
		nodeTypes,
		startNode: node.name,
		mode: 'manual',
		binaryMode: options.binaryMode,
		staticData: options.staticData,
		signal: abort.signal,
	});
	active.manual(run, node.name, abort.signal);
	// n8n-core's promise of a cancelled manual test never settles: nobody emits any more.
	return active.running(async () => abort.abort());
}
