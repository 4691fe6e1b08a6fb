import type { IDataObject } from 'n8n-workflow';

import type { Emulator } from '../../emulator';
import type { NodeRun } from '../../support/engine';
import type { RunOperation, TestBox } from './box';
import { byId } from './values';

/** What there is in Box before a sample runs, and how the sample runs the operation. */
export interface SampleBox {
	emulator: Emulator;
	/** The ID of a file in `folder`. */
	file: string;
	/** The ID of a file in `folder` that has a shared link. */
	shared: string;
	/** The ID of a folder, which has a folder in it as well. */
	folder: string;
	/** The ID of a folder beside `folder`. */
	archive: string;
	/** Runs the operation: what it puts out goes into the preview. Rejects if it fails. */
	run: RunOperation;
}

/**
 * Runs an operation so often that its outputs together have all the keys a user sees. The preview
 * that n8n's editor shows before a node has run is made from them.
 */
export type Sample = (box: SampleBox) => Promise<unknown>;

/**
 * The JSON of all items that an operation puts out when its sample runs.
 *
 * @param operationFor runs the operation; it is given the paths of the sample's items by their IDs
 */
export async function outputOf(
	box: TestBox,
	sample: Sample,
	operationFor: (paths: Record<string, string>) => RunOperation,
): Promise<IDataObject[]> {
	const output: IDataObject[] = [];
	const prepared = await prepare(box);
	const { file, shared, folder, archive } = prepared;
	const operation = operationFor({
		...{ [file]: '/Plans/plan.txt', [shared]: '/Plans/plan 2.txt' },
		...{ [folder]: '/Plans', [archive]: '/Archive' },
	});
	const run: RunOperation = async (parameters, rest) => {
		const done = await operation(parameters, rest);
		output.push(...jsonOf(done));
		return done;
	};
	await sample({ emulator: box.emulator, ...prepared, run });
	return output;
}

async function prepare(box: TestBox) {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Plans' }).id;
	const archive = emulator.addFolder({ name: 'Archive' }).id;
	emulator.addFolder({ name: 'Old plans', parentId: folder });
	const file = emulator.addFile({ name: 'plan.txt', parentId: folder, content: 'A plan' }).id;
	const shared = emulator.addFile({ name: 'plan 2.txt', parentId: folder, content: 'B' }).id;
	jsonOf(await box.run('sharedLink', 'create', { file: byId(shared) }));
	return { file, folder, archive, shared };
}

function jsonOf({ error, json }: NodeRun): IDataObject[] {
	if (error) throw error;
	return json;
}
