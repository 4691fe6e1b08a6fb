import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { WorkflowJson } from '../../test/support/engine';

const ROOT = join(__dirname, '../..');
const FILE = join(__dirname, '../copy-and-share-new-files.json');

/** The names its nodes have, in the order they run. */
export const NODES = ['New File in Box', 'Download File', 'Upload Copy', 'Share Copy'] as const;

/** The file the workflow comes from, as seen from the repository's root. */
export const WORKFLOW_FILE = relative(ROOT, FILE);

/** The example workflow, with the two folders chosen that a user would choose after importing it. */
export function loadWorkflow(watchedId: string, copiesId: string): WorkflowJson {
	const workflow = JSON.parse(readFileSync(FILE, 'utf8')) as WorkflowJson;
	choose(workflow, 'New File in Box', 'folder', watchedId);
	choose(workflow, 'Upload Copy', 'parent', copiesId);
	return workflow;
}

function choose(workflow: WorkflowJson, name: string, parameter: string, folderId: string): void {
	const node = workflow.nodes.find((one) => one.name === name);
	if (!node) throw new Error(`${WORKFLOW_FILE} has no node '${name}'`);
	node.parameters[parameter] = { __rl: true, mode: 'id', value: folderId };
}
