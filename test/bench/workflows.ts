import type { CredentialReference, Workflow, WorkflowNode } from '../n8n/setup';
import type { Case, Contender } from './cases';
import type { Content } from './content';

/** The node whose time is taken. */
export const MEASURED = 'Box';
/** The trigger that starts each workflow. */
export const START = 'Start';

/** The two credentials: each node has a type of its own. */
export const CREDENTIALS = {
	ours: { id: 'boxBenchOurs0001', name: 'Box (n8n-nodes-box)', type: 'boxApi' },
	theirs: { id: 'boxBenchTheirs01', name: 'Box (built in)', type: 'boxOAuth2Api' },
} as const satisfies Record<Contender, CredentialReference & { type: string }>;

const TYPES: Record<Contender, string> = {
	ours: 'n8n-nodes-box.box',
	theirs: 'n8n-nodes-base.box',
};

/** The id of a case's workflow. */
export function workflowId({ key }: Case, contender: Contender): string {
	return `bench${contender}${key}`;
}

function node(name: string, type: string, parameters: Record<string, unknown>): WorkflowNode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function measured(benchCase: Case, contender: Contender, content: Content): WorkflowNode {
	const { type, ...reference } = CREDENTIALS[contender];
	return {
		...node(MEASURED, TYPES[contender], benchCase.parameters[contender](content)),
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
export function workflowOf(benchCase: Case, contender: Contender, content: Content): Workflow {
	const { source, items } = benchCase;
	const pinned = source === 'ids' ? content.fileIds.slice(0, items).map((id) => ({ id })) : [{}];
	const read = node('Read', 'n8n-nodes-base.readWriteFile', {
		operation: 'read',
		fileSelector: content.pattern,
	});
	const nodes = [
		node(START, 'n8n-nodes-base.manualTrigger', {}),
		...(source === 'files' ? [read] : []),
		measured(benchCase, contender, content),
	];
	return {
		id: workflowId(benchCase, contender),
		name: `${benchCase.title}: ${contender}`,
		nodes,
		connections: chain(nodes),
		pinData: { [START]: pinned.map((json) => ({ json })) },
	};
}
