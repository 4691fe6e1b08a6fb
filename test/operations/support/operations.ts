import { basename, join } from 'node:path';

import { checkPreview, writePreview } from '../../contract/schemas/preview';
import { useBox } from './box';
import { operationFiles } from './files';
import { asModel, type Naming } from './fromAi';
import { outputOf, type Sample } from './sample';

/**
 * Registers the tests of a resource's operations, so that n8n's engine is loaded once for all of
 * them. `copy.ts` has the tests of the operation `copy` and exports its `sample`; more tests of it
 * may stand in `copy.large.ts`. To run one operation's alone: `npm test -- operations/file -t file:copy`.
 *
 * @param folder of the tests, named like the resource
 */
export function testOperations(folder: string): void {
	const resource = basename(folder);
	for (const { file, operation, subject } of operationFiles(folder)) {
		describe([`${resource}:${operation}`, subject].filter(Boolean).join(' '), () => {
			const { sample } = require(join(folder, file)) as { sample?: Sample };
			if (subject !== undefined) return;
			testPreview(resource, operation, sample);
			testModel(resource, operation, sample);
		});
	}
}

/** What differs between two runs: IDs, times, addresses, secrets. */
const VOLATILE = /^\d{4}-\d\d-\d\dT.*|https?:.*|[\da-f]{8}-[\da-f-]{27}|[\da-f]{7,}/gi;

const lasting = (_key: string, value: unknown) =>
	typeof value === 'string' ? value.replace(VOLATILE, '…') : value;

/** An AI agent gives texts for numbers and choices, and whatever it has for an item. */
function testModel(resource: string, operation: string, sample?: Sample): void {
	if (process.env.WRITE_SCHEMAS) return;
	const box = useBox();
	const run = box.operation(resource, operation);
	const outputs = async (naming?: Naming) => {
		box.emulator.reset();
		const output = await outputOf(box, sample!, (paths) =>
			naming ? asModel([resource, operation], run, naming, paths) : run,
		);
		return JSON.parse(JSON.stringify(output, lasting)) as unknown;
	};
	test.each(['id', 'url', 'path'] as const)(
		'takes what an AI model gives, items by their %s',
		async (naming) => expect(await outputs(naming)).toEqual(await outputs()),
	);
}

/** Writes the preview instead if `npm run schemas` says so. */
function testPreview(resource: string, operation: string, sample: Sample | undefined): void {
	const box = useBox();
	test('gives out what its preview says', async () => {
		if (!sample) throw new Error(`The tests of ${resource}:${operation} export no sample`);
		const output = await outputOf(box, sample, () => box.operation(resource, operation));
		expect(output.length).toBeGreaterThan(0);
		if (process.env.WRITE_SCHEMAS) await writePreview(resource, operation, output);
		else expect(checkPreview(resource, operation, output)).toEqual([]);
	});
}
