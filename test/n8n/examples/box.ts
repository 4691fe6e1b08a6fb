import type { File, Folder } from '../../emulator/state/model';
import type { Emulator, Item } from '../../emulator/types';
import type { Workflow } from '../setup';

/** The folder at a path such as `/Temp`; throws when there is none. */
export function folderAt(emulator: Emulator, path: string): Folder {
	const item = emulator.find(path);
	if (item?.type !== 'folder') throw new Error(`There is no folder ${path}`);
	return item;
}

/** The file at a path, if there is one. */
export function fileAt(emulator: Emulator, path: string): File | undefined {
	const item = emulator.find(path);
	return item?.type === 'file' ? item : undefined;
}

/** The text of a file's current version. */
export function textOf(emulator: Emulator, file: File): string {
	return emulator.content(file.id).toString('utf8');
}

/** Whether anyone may open an item by its link. */
export function isOpen(item: Item): boolean {
	return item.sharedLink?.access === 'open';
}

/** The messages whose condition does not hold. */
export function failures(
	checks: ReadonlyArray<readonly [holds: boolean, message: string]>,
): string[] {
	return checks.filter(([holds]) => !holds).map(([, message]) => message);
}

/** What is wrong with a file that should be there, with as many versions as there were runs. */
export function versionProblems(file: File | undefined, path: string, runs: number): string[] {
	if (!file) return [`There is no file ${path}`];
	const { length } = file.versions;
	return failures([[length === runs, `${path} has ${length} versions, not ${runs}`]]);
}

/** Chooses something by its ID in a node's field, as a user does after the import. */
export function choose(workflow: Workflow, nodeName: string, parameter: string, id: string): void {
	const node = workflow.nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`${workflow.name} has no node '${nodeName}'`);
	node.parameters[parameter] = { __rl: true, mode: 'id', value: id };
}
