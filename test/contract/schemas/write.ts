import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format } from 'prettier';
import { startEmulator, type Emulator } from '../../emulator';
import { closeEngine } from '../../support/engine';
import { operations, SCHEMA_FOLDER, schemaFile } from './files';
import { sampleOutput } from './samples';
import { schemaOf, union } from './schema';

/** Writes the output preview of every operation, from what it gives out against the emulator. */
async function writeSchemas(emulator: Emulator): Promise<void> {
	await rm(SCHEMA_FOLDER, { recursive: true, force: true });
	for (const { resource, operation } of operations) {
		const schema = (await sampleOutput(emulator, resource, operation)).map(schemaOf).reduce(union);
		const file = schemaFile(resource, operation);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, await format(JSON.stringify(schema), { parser: 'json', useTabs: true }));
	}
}

async function main(): Promise<void> {
	const emulator = await startEmulator({ strictDownloads: true });
	try {
		await writeSchemas(emulator);
	} finally {
		await emulator.close();
		await closeEngine();
	}
}

void main();
