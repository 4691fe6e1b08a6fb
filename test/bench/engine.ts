import { closeEngine } from '../support/engine';

export { BOX_TRIGGER, credentialFor, runNode, startTrigger } from '../support/engine';

// One folder of the engine serves all measurements of a process.
process.once('exit', () => void closeEngine());
