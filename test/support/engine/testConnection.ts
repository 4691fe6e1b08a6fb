import './environment';

import { CredentialTestContext } from 'n8n-core/dist/execution-engine/node-execution-context/credentials-test-context';
import { ExecuteContext } from 'n8n-core/dist/execution-engine/node-execution-context/execute-context';
import { RoutingNode } from 'n8n-core/dist/execution-engine/routing-node';
import {
	createEmptyRunExecutionData,
	deepCopy,
	type ICredentialTestFunction,
	type ICredentialTestRequest,
	type INode,
	type INodeType,
} from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { credentialTypes } from './credentialTypes';
import { BOX, createNodeTypes, NO_OP, nodeDescription } from './nodeTypes';
import { createWorkflow, workflowRecord } from './runWorkflow';
import { credentialReference, type StoredCredential } from './store';

/**
 * What n8n shows below a credential after its test. Resolves with an empty text if the connection
 * works.
 *
 * @param own calls this instead of the function that a node has for the type
 */
export async function testConnection(
	credential: StoredCredential,
	own?: ICredentialTestFunction,
): Promise<string> {
	const { test } = credentialTypes().get(credential.type) ?? {};
	return test ? await testByRequest(credential, test) : await testByNode(credential, own);
}

/** Calls the function that a node has for the type. */
async function testByNode(
	credential: StoredCredential,
	own?: ICredentialTestFunction,
): Promise<string> {
	const { description, methods } = createNodeTypes().getByNameAndVersion(BOX);
	const found = description.credentials?.find(({ name }) => name === credential.type);
	const testedBy = typeof found?.testedBy === 'string' ? found.testedBy : '';
	const test = own ?? methods?.credentialTest?.[testedBy];
	if (!test) throw new Error(`'${credential.type}' has no test`);
	const additionalData = additionalDataFor({
		workflow: workflowRecord({ nodes: [], connections: {} }),
		credential,
		mode: 'internal',
	});
	const { id, name, type } = credential;
	const data = await additionalData.credentialsHelper.getDecrypted(
		additionalData,
		{ id, name },
		type,
		'internal',
	);
	const context = new CredentialTestContext(additionalData);
	const result = await test.call(context, { id, name, type, data });
	return result.status === 'OK' ? '' : result.message;
}

/** Sends the request that the credential type names, by a node that stands for none. */
async function testByRequest(
	credential: StoredCredential,
	test: ICredentialTestRequest,
): Promise<string> {
	const nodeType: INodeType = {
		description: nodeDescription(NO_OP, {
			credentials: [{ name: credential.type, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: test.request },
					default: '',
				},
			],
		}),
	};
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: NO_OP,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: credentialReference(credential),
	};
	const json = { nodes: [node], connections: {} };
	const workflow = createWorkflow(json, { nodeTypes: { [NO_OP]: nodeType } });
	const additionalData = additionalDataFor({
		workflow: workflowRecord(json),
		credential,
		mode: 'internal',
		currentNodeParameters: node.parameters,
	});
	const { id, name, type } = credential;
	const reference = { id, name };
	const helper = additionalData.credentialsHelper;
	const data = await helper.getDecrypted(additionalData, reference, type, 'internal');
	const started = workflow.getNode(node.name) ?? node;
	const context = new ExecuteContext(
		workflow,
		started,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node: started, data: {}, source: null },
		[],
	);
	const decrypted = { ...reference, type, data: deepCopy(data) };
	try {
		await new RoutingNode(context, nodeType, decrypted).runNode();
		return '';
	} catch (error) {
		return shown(error);
	}
}

/** n8n prefers the answer's status, then the network's code, to the error's own words. */
function shown(error: unknown): string {
	const { message, cause } = error as { message: string; cause?: unknown };
	const { response, code } = (cause ?? {}) as {
		response?: { status: number; statusText?: string };
		code?: string;
	};
	if (response) return response.statusText || `Received HTTP status code: ${response.status}`;
	return code ?? message;
}
