import { basename, join } from 'node:path';

import { checkPreview, writePreview } from '../../contract/schemas/preview';
import { useBox } from './box';
import { operationFiles } from './files';
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
			if (subject === undefined) testPreview(resource, operation, sample);
		});
	}
}

/** Writes the preview instead if `npm run schemas` says so. */
function testPreview(resource: string, operation: string, sample: Sample | undefined): void {
	const box = useBox();
	test('gives out what its preview says', async () => {
		if (!sample) throw new Error(`The tests of ${resource}:${operation} export no sample`);
		const output = await outputOf(box, sample, box.operation(resource, operation));
		expect(output.length).toBeGreaterThan(0);
		if (process.env.WRITE_SCHEMAS) await writePreview(resource, operation, output);
		else expect(checkPreview(resource, operation, output)).toEqual([]);
	});
}
