import type {} from 'n8n-core';
import { ExecutionLifecycleHooks } from 'n8n-core/dist/execution-engine/execution-lifecycle-hooks';
import { ExternalSecretsProxy } from 'n8n-core/dist/execution-engine/external-secrets-proxy';
import type {
	ICredentialType,
	INodeParameters,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { CredentialStore } from './credentialsHelper';
import type { StoredCredential } from './store';

const BASE_URL = 'http://localhost:5678/';

let executions = 0;

/** A number no other execution of this process has, as text. */
export function nextExecutionId(): string {
	executions += 1;
	return String(executions);
}

function unavailable(what: string): () => never {
	return () => {
		throw new Error(`${what} needs n8n's server`);
	};
}

/**
 * What n8n's server hands n8n-core along with a workflow: the credentials, the URLs of the instance,
 * and the hooks of this execution.
 */
export function additionalDataFor(options: {
	workflow: IWorkflowBase;
	credential?: StoredCredential;
	credentialTypes?: ICredentialType[];
	mode: WorkflowExecuteMode;
	executionId?: string;
	currentNodeParameters?: INodeParameters;
}): IWorkflowExecuteAdditionalData {
	const executionId = options.executionId ?? nextExecutionId();
	return {
		credentialsHelper: new CredentialStore(
			options.credential ? [options.credential] : [],
			options.credentialTypes,
		),
		hooks: new ExecutionLifecycleHooks(options.mode, executionId, options.workflow),
		executionId,
		currentNodeExecutionIndex: 0,
		currentNodeParameters: options.currentNodeParameters,
		workflowId: options.workflow.id,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		instanceBaseUrl: BASE_URL,
		restApiUrl: `${BASE_URL}rest`,
		formBaseUrl: `${BASE_URL}form`,
		formWaitingBaseUrl: `${BASE_URL}form-waiting`,
		formTestBaseUrl: `${BASE_URL}form-test`,
		webhookBaseUrl: `${BASE_URL}webhook`,
		webhookWaitingBaseUrl: `${BASE_URL}webhook-waiting`,
		webhookTestBaseUrl: `${BASE_URL}webhook-test`,
		mcpBaseUrl: `${BASE_URL}mcp`,
		mcpTestBaseUrl: `${BASE_URL}mcp-test`,
		executeWorkflow: unavailable('A sub-workflow'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: unavailable('A task runner'),
		logAiEvent: () => {},
	};
}
