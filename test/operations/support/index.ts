export { useBox, type RunOperation, type TestBox } from './box';
export { collaborate, invite } from './collaborations';
export { manyFiles } from './manyFiles';
export { testOperations } from './operations';
export { boxError, only, refuses } from './outcomes';
export type { Sample, SampleBox } from './sample';
export { byId, byPath, byUrl, fromList, items } from './values';
export { versioned } from './versions';
