import {
	NodeConnectionTypes,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeParameters,
} from 'n8n-workflow';

import { BOX, MANUAL_TRIGGER } from './nodeTypes';
import { runWorkflow } from './runWorkflow';
import { credentialReference, type StoredCredential } from './store';
import { AGENT, agentThatCalls, type Tool, type ToolCall } from './toolType';

interface RunToolOptions extends Pick<ToolCall, 'by'> {
	/** Of the tool, with `$fromAI` where the model gives a value. */
	parameters: INodeParameters;
	/** What the model gives, by the names in `$fromAI`. */
	given: object;
	credential: StoredCredential;
}

interface ToolRun {
	/** What the model knows of the tool. */
	tool?: Tool;
	/** What the model is answered. */
	answer: IDataObject[];
	error?: ExecutionError;
}

/** The name of the tool's node. */
const TOOL = 'Box';

/** Executes Manual Trigger → AI Agent with the Box node as its tool, whose model calls it once. */
export async function runTool(options: RunToolOptions): Promise<ToolRun> {
	const { parameters, credential, given, by } = options;
	let tool: Tool | undefined;
	const agent = agentThatCalls(TOOL, { given, by, onTool: (found) => (tool = found) });
	const base = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const nodes: INode[] = [
		{ ...base, id: 'start', name: 'Start', type: MANUAL_TRIGGER },
		{ ...base, id: 'agent', name: 'Agent', type: AGENT },
		{
			...base,
			...{ id: 'tool', name: TOOL, type: `${BOX}Tool`, parameters },
			credentials: credentialReference(credential),
		},
	];
	const to = (node: string, type: 'main' | 'ai_tool') => ({ [type]: [[{ node, type, index: 0 }]] });
	const { error, items } = await runWorkflow(
		{
			nodes,
			connections: {
				Start: to('Agent', NodeConnectionTypes.Main),
				[TOOL]: to('Agent', NodeConnectionTypes.AiTool),
			},
		},
		{ credential, nodeTypes: { [AGENT]: agent }, startNode: 'Start' },
	);
	return { tool, error, answer: items('Agent').map(({ json }) => json) };
}
