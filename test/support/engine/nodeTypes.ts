import { join } from 'node:path';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { asTool, nodeOfTool } from './toolType';

export const BOX = 'n8n-nodes-box.box';
export const BOX_TRIGGER = 'n8n-nodes-box.boxTrigger';
export const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
export const NO_OP = 'n8n-nodes-base.noOp';

/** Node types by their full name. */
export type NodeTypeMap = Record<string, INodeType>;

/** What n8n needs to know of a node of the tests. */
export function nodeDescription(
	name: string,
	extra: Partial<INodeTypeDescription>,
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
		...extra,
	};
}

/** Hands on what it was given: as a start node, the items the execution begins with. */
function passThrough(name: string, extra: Partial<INodeTypeDescription> = {}): INodeType {
	return {
		description: nodeDescription(name, extra),
		async execute() {
			return [this.getInputData()];
		},
	};
}

const PLAIN: NodeTypeMap = {
	[MANUAL_TRIGGER]: passThrough('manualTrigger', { inputs: [], group: ['trigger'] }),
	[NO_OP]: passThrough('noOp'),
	'n8n-nodes-base.stickyNote': passThrough('stickyNote', { inputs: [], outputs: [] }),
};

const NODES = join(__dirname, '../../../nodes/Box');

/** This package's nodes, loaded when a workflow first names them. Without the ending, the codex file (.json) would be found. */
const OURS: Record<string, () => INodeType> = {
	[BOX]: () => new (require(join(NODES, 'Box.node.ts')) as { Box: new () => INodeType }).Box(),
	[BOX_TRIGGER]: () =>
		new (
			require(join(NODES, 'BoxTrigger.node.ts')) as { BoxTrigger: new () => INodeType }
		).BoxTrigger(),
};

const loaded: NodeTypeMap = {};

function find(name: string, extra: NodeTypeMap): INodeType {
	const known = extra[name] ?? PLAIN[name] ?? loaded[name];
	if (known) return known;
	const node = nodeOfTool(name);
	const load = node ? () => asTool(find(node, extra)) : OURS[name];
	if (!load) throw new Error(`Unknown node type '${name}'`);
	return (loaded[name] = load());
}

/** The node types a workflow may name: Box, Box Trigger, a manual start, and `extra`. */
export function createNodeTypes(extra: NodeTypeMap = {}): INodeTypes {
	return {
		getByName: (name): INodeType | IVersionedNodeType => find(name, extra),
		getByNameAndVersion: (name, version) =>
			NodeHelpers.getVersionedNodeType(find(name, extra), version),
		getKnownTypes: () => ({}),
	};
}
