export { useBox, type RunOperation, type TestBox } from './box';
export { collaborate, invite } from './collaborations';
export { manyFiles } from './manyFiles';
export { testOperations } from './operations';
export { boxError, only, refuses } from './outcomes';
export type { Sample, SampleBox } from './sample';
export { requestSignature } from './signRequests';
export { chosen, toTrash, TRASHABLE } from './trashed';
export { byId, byPath, byUrl, fromList, items } from './values';
