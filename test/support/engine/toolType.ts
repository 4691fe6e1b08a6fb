import {
	NodeConnectionTypes,
	type EngineResponse,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

export const AGENT = '@n8n/n8n-nodes-langchain.agent';

/** What n8n's server calls the tool that it makes of a node: `n8n-nodes-box.boxTool`. */
const SUFFIX = 'Tool';

/** The node that a tool is made of, by the tool's type; `undefined` for other types. */
export function nodeOfTool(type: string): string | undefined {
	return type.endsWith(SUFFIX) ? type.slice(0, -SUFFIX.length) : undefined;
}

/**
 * The node as a tool, as n8n's server makes it (`convertNodeToAiTool`): the same code, with another
 * connection and a description for the model.
 */
export function asTool(node: INodeType): INodeType {
	const { usableAsTool, ...description } = node.description;
	if (!usableAsTool) throw new Error(`${description.displayName} cannot be used as a tool`);
	const tool = {
		...description,
		name: `${description.name}${SUFFIX}`,
		displayName: `${description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [
			{
				displayName: 'Tool Description',
				name: 'descriptionType',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Set Automatically', value: 'auto' },
					{ name: 'Set Manually', value: 'manual' },
				],
				default: 'auto',
			},
			{
				displayName: 'Description',
				name: 'toolDescription',
				type: 'string',
				default: description.description,
				required: true,
				displayOptions: { show: { descriptionType: ['manual'] } },
			},
			...description.properties,
		],
	};
	return Object.create(node, { description: { value: tool } }) as INodeType;
}

/** What a model knows of a tool. */
export interface Tool {
	name: string;
	description: string;
	schema: {
		parse(given: unknown): Record<string, never>;
		shape: Record<string, { description?: string }>;
	};
	invoke(given: unknown): Promise<string>;
}

/** What a model gives a tool, and how the agent calls it: as an engine's task, or by itself as it did earlier. */
export interface ToolCall {
	given: object;
	by: 'engine' | 'agent';
	/** Told what the model knows. */
	onTool: (tool: Tool) => void;
}

/** An agent whose model calls its one tool once. It puts out what it is answered. */
export function agentThatCalls(toolName: string, { given, by, onTool }: ToolCall): INodeType {
	return {
		description: {
			displayName: 'AI Agent',
			name: 'agent',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'AI Agent' },
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(response?: EngineResponse): Promise<unknown> {
			const [done] = response?.actionResponses ?? [];
			if (done) return [done.data.data?.ai_tool?.[0] ?? []];
			const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
			if (!tool) throw new Error('The agent has no tool');
			onTool(tool);
			// As the agent does: what does not fit the schema goes back to the model.
			const parsed = tool.schema.parse(given);
			if (by === 'agent') return [items(await tool.invoke(parsed))];
			const action = {
				...{ actionType: 'ExecutionNodeAction' as const, nodeName: toolName, input: parsed },
				...{ type: NodeConnectionTypes.AiTool, id: 'call', metadata: {} },
			};
			return { actions: [action], metadata: {} };
		},
	} as INodeType;
}

function items(answer: string): INodeExecutionData[] {
	return (JSON.parse(answer) as Array<INodeExecutionData['json']>).map((json) => ({ json }));
}
