import { closeEngine } from '../support/engine';

export {
	BOX_TRIGGER,
	credentialFor,
	credentialReference,
	runNode,
	startTrigger,
	type RunningTrigger,
	type StoredCredential,
} from '../support/engine';

// One folder of the engine serves all measurements of a process.
process.once('exit', () => void closeEngine());
