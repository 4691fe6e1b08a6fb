import './environment';

import { LoadOptionsContext } from 'n8n-core/dist/execution-engine/node-execution-context/load-options-context';
import type {
	ICredentialType,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { BOX, createNodeTypes } from './nodeTypes';
import { createWorkflow, workflowRecord } from './runWorkflow';
import { credentialReference, type StoredCredential } from './store';

export interface LoadOptions {
	/** The method's name in the node's `methods`. */
	method: string;
	/** The node's parameters as the editor has them at that moment. */
	parameters?: INodeParameters;
	credential?: StoredCredential;
	/** The full name of the node type; default: the Box node. */
	type?: string;
	/** Runs this instead of one of the package's nodes. */
	nodeType?: INodeType;
	credentialTypes?: ICredentialType[];
}

function prepare(options: LoadOptions): { context: LoadOptionsContext; nodeType: INodeType } {
	const type = options.type ?? BOX;
	const nodeTypes = options.nodeType ? { [type]: options.nodeType } : undefined;
	const nodeType = createNodeTypes(nodeTypes).getByNameAndVersion(type);
	const parameters = { ...defaultsOf(nodeType), ...options.parameters };
	const node: INode = {
		id: 'options',
		name: 'Temp-Node',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: credentialReference(options.credential),
	};
	const json = { nodes: [node], connections: {} };
	const workflow = createWorkflow(json, { nodeTypes });
	const additionalData = additionalDataFor({
		workflow: workflowRecord(json),
		credential: options.credential,
		credentialTypes: options.credentialTypes,
		mode: 'internal',
		currentNodeParameters: parameters,
	});
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	return { context, nodeType };
}

/** What the editor has in any case of the parameters that decide on a credential. */
function defaultsOf({ description: { credentials = [], properties } }: INodeType): INodeParameters {
	const deciding = credentials.flatMap((each) => Object.keys(each.displayOptions?.show ?? {}));
	const found = properties.filter(({ name }) => deciding.includes(name));
	return Object.fromEntries(found.map((property) => [property.name, property.default]));
}

/** What a resource locator's list shows: the node's `methods.listSearch` in n8n's own context. */
export async function searchList(
	options: LoadOptions & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const { context, nodeType } = prepare(options);
	const method = nodeType.methods?.listSearch?.[options.method];
	if (!method) throw new Error(`The node has no list search '${options.method}'`);
	return await method.call(context, options.filter, options.paginationToken);
}

/** What a drop-down loads: the node's `methods.loadOptions` in n8n's own context. */
export async function loadOptions(options: LoadOptions): Promise<INodePropertyOptions[]> {
	const { context, nodeType } = prepare(options);
	const method = nodeType.methods?.loadOptions?.[options.method];
	if (!method) throw new Error(`The node has no options '${options.method}'`);
	return await method.call(context);
}

/** What a resource mapper shows: the node's `methods.resourceMapping` in n8n's own context. */
export async function mappableFields(options: LoadOptions): Promise<ResourceMapperFields> {
	const { context, nodeType } = prepare(options);
	const method = nodeType.methods?.resourceMapping?.[options.method];
	if (!method) throw new Error(`The node has no fields to map '${options.method}'`);
	return await method.call(context);
}
