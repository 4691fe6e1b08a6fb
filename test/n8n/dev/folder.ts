import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheFolder } from '../cache';
import type { Workflow } from '../setup';

/** Where an n8n of `npm run dev` keeps its data: work done in it survives a restart. */
export function devFolder(version: string): string {
	return join(cacheFolder(), `dev-n8n-${version}`);
}

type Imported = Record<string, string>;

function digest(workflow: Workflow): string {
	return createHash('sha256').update(JSON.stringify(workflow)).digest('hex');
}

/**
 * Imports the workflows that are new or have changed since they were last imported into the folder;
 * the others stay as they were edited in n8n.
 *
 * @returns how many were imported
 */
export async function importChanged(
	folder: string,
	workflows: readonly Workflow[],
	importAll: (workflows: readonly Workflow[]) => Promise<void>,
): Promise<number> {
	const file = join(folder, 'imported.json');
	const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Imported;
	const changed = workflows.filter((workflow) => before[workflow.id] !== digest(workflow));
	if (changed.length === 0) return 0;
	await importAll(changed);
	const now = Object.fromEntries(workflows.map((workflow) => [workflow.id, digest(workflow)]));
	await writeFile(file, JSON.stringify({ ...before, ...now }, undefined, '\t'));
	return changed.length;
}
