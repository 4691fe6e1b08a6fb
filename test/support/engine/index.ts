import './environment';

import { onFileEnd } from '../fileEnd';
import { removeUserFolder } from './environment';

export { binaryItem, readBinary, type BinaryMode } from './binary';
export { loadOptions, mappableFields, searchList, type LoadOptions } from './loadOptions';
export {
	BOX,
	BOX_TRIGGER,
	MANUAL_TRIGGER,
	NO_OP,
	nodeDescription,
	type NodeTypeMap,
} from './nodeTypes';
export { NODE_NAME, runNode, type NodeRun, type RunNodeOptions } from './runNode';
export { runTool } from './runTool';
export { runWorkflow, type RunOptions, type WorkflowJson, type WorkflowRun } from './runWorkflow';
export { testConnection } from './testConnection';
export { startTrigger, TRIGGER_NAME, type StartTriggerOptions } from './trigger';
export type { RunningTrigger, TriggerExecution } from './activeWorkflow';
export {
	credentialFor,
	credentialReference,
	jwtCredentialFor,
	storeCredential,
	storedToken,
	type BoxServer,
	type StoredCredential,
} from './store';

/** Deletes the engine's temporary folder. Under jest this happens by itself after each file. */
export async function closeEngine(): Promise<void> {
	removeUserFolder();
}

onFileEnd(closeEngine);
