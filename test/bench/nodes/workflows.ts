import type { CredentialReference, Workflow, WorkflowNode } from '../../n8n/setup';
import type { Case, NodeKind } from './cases';
import type { Content } from './content';

/** The node whose time is taken. */
export const MEASURED = 'Box';
/** The trigger that starts each workflow. */
export const START = 'Start';

/** The two credentials: each node has a type of its own. */
export const CREDENTIALS = {
	ours: { id: 'boxBenchOurs0001', name: 'Box (n8n-nodes-box)', type: 'boxApi' },
	builtIn: { id: 'boxBenchBuiltIn1', name: 'Box (built in)', type: 'boxOAuth2Api' },
} as const satisfies Record<NodeKind, CredentialReference & { type: string }>;

const TYPES: Record<NodeKind, string> = {
	ours: 'n8n-nodes-box.box',
	builtIn: 'n8n-nodes-base.box',
};

/** The id of the workflow that has a node do a case's work with some items. */
export function workflowId({ key }: Case, kind: NodeKind, items: number): string {
	return `bench${kind}${key}${items}`;
}

function node(name: string, type: string, parameters: Record<string, unknown>): WorkflowNode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function measured(benchCase: Case, kind: NodeKind, content: Content): WorkflowNode {
	const { type, ...reference } = CREDENTIALS[kind];
	return {
		...node(MEASURED, TYPES[kind], benchCase.parameters[kind](content)),
		credentials: { [type]: { ...reference } },
	};
}

function chain(nodes: readonly WorkflowNode[]): Workflow['connections'] {
	const pairs = nodes.slice(1).map((to, index) => {
		const from = nodes[index]?.name ?? START;
		return [from, { main: [[{ node: to.name, type: 'main', index: 0 }]] }] as const;
	});
	return Object.fromEntries(pairs);
}

/** A case's workflow: a trigger, the items, and the node that is measured. */
export function workflowOf(
	benchCase: Case,
	kind: NodeKind,
	items: number,
	content: Content,
): Workflow {
	const { source } = benchCase;
	const pinned = source === 'ids' ? content.fileIds.slice(0, items).map((id) => ({ id })) : [{}];
	const read = node('Read', 'n8n-nodes-base.readWriteFile', {
		operation: 'read',
		fileSelector: content.pattern,
	});
	const nodes = [
		node(START, 'n8n-nodes-base.manualTrigger', {}),
		...(source === 'files' ? [read] : []),
		measured(benchCase, kind, content),
	];
	return {
		id: workflowId(benchCase, kind, items),
		name: `${benchCase.title(items)}: ${kind}`,
		nodes,
		connections: chain(nodes),
		pinData: { [START]: pinned.map((json) => ({ json })) },
	};
}
