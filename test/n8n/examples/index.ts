import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Emulator } from '../../emulator';
import type { Workflow } from '../setup';
import { withCredential } from '../setup';
import { approval } from './approval';
import { cleanUp } from './cleanUp';
import { copyAndShare } from './copyAndShare';
import { dailyReport } from './dailyReport';
import { expiringLinks } from './expiringLinks';
import { formToBox } from './formToBox';
import { metadataForm } from './metadataForm';
import { onboarding } from './onboarding';
import { searchAndShare } from './searchAndShare';
import type { Example } from './types';

export type { Example } from './types';

/** The folder of the published workflows. */
export const EXAMPLES = join(__dirname, '../../../examples');

/** Every workflow of the folder `examples`. */
export const examples: readonly Example[] = [
	copyAndShare,
	dailyReport,
	searchAndShare,
	cleanUp,
	formToBox,
	expiringLinks,
	onboarding,
	approval,
	metadataForm,
];

/** An example's workflow, ready for n8n: with its id, the credential, and the folders chosen. */
export function loadExample(example: Example, emulator: Emulator): Workflow {
	const file = readFileSync(join(EXAMPLES, example.file), 'utf8');
	const content = JSON.parse(file) as Omit<Workflow, 'id'>;
	const workflow = withCredential({ ...content, id: example.id } as Workflow);
	example.choose?.(workflow, emulator);
	return workflow;
}

/**
 * What is wrong with the Box, once nothing is or `patience` milliseconds have passed: a workflow that
 * a trigger started is still at work when its first results can be seen.
 */
export async function outcome(
	example: Example,
	emulator: Emulator,
	runs: number,
	patience = 60_000,
): Promise<string[]> {
	const late = AbortSignal.timeout(patience);
	for (;;) {
		const problems = example.problems(emulator, runs);
		if (problems.length === 0 || late.aborted) return problems;
		await sleep(100);
	}
}
