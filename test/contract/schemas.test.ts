import Ajv from 'ajv';
import { existsSync } from 'node:fs';
import { startEmulator, type Emulator } from '../emulator';
import { operations, schemaFile, SCHEMA_FOLDER } from './schemas/files';
import { sampled, sampleOutput } from './schemas/samples';
import { closed, type Schema } from './schemas/schema';
import { filesBelow, read, ROOT } from './sources';
import { relative } from 'node:path';

const path = (resource: string, operation: string) =>
	relative(ROOT, schemaFile(resource, operation));

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator({ strictDownloads: true });
});

afterAll(async () => await emulator.close());

it('there is a preview for each operation, and no other', () => {
	const expected = operations.map(({ resource, operation }) => path(resource, operation));
	expect(filesBelow(relative(ROOT, SCHEMA_FOLDER)).sort()).toEqual(expected.sort());
	expect(sampled.sort()).toEqual(
		operations.map(({ resource, operation }) => `${resource}:${operation}`).sort(),
	);
});

// To write the previews anew: npm run schemas
it.each(operations)('$resource:$operation gives out what its preview says', async (row) => {
	const file = schemaFile(row.resource, row.operation);
	expect(existsSync(file)).toBe(true);
	const schema = JSON.parse(read(path(row.resource, row.operation))) as Schema;
	const validate = new Ajv({ allErrors: true }).compile(closed(schema));
	const output = await sampleOutput(emulator, row.resource, row.operation);
	expect(output.length).toBeGreaterThan(0);
	for (const item of output) {
		validate(item);
		expect(validate.errors ?? []).toEqual([]);
	}
});
