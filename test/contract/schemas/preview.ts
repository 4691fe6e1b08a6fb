import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import Ajv from 'ajv';

import { schemaFile } from './files';
import { closed, schemaOf, union, type Schema } from './schema';

/** Where an operation's output is not as its preview says; empty if all of it is. */
export function checkPreview(resource: string, operation: string, output: object[]): unknown[] {
	const file = schemaFile(resource, operation);
	if (!existsSync(file))
		return [`There is no preview: npm run schemas -- ${resource}:${operation}`];
	const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
	const validate = new Ajv({ allErrors: true }).compile(closed(schema));
	return output.flatMap((item) => (validate(item) ? [] : (validate.errors ?? [])));
}

/** Writes the preview that all of the output is as. */
export async function writePreview(
	resource: string,
	operation: string,
	output: object[],
): Promise<void> {
	const file = schemaFile(resource, operation);
	const schema = output.map(schemaOf).reduce(union);
	// Of no use to those who only check.
	const { format } = await import('prettier');
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, await format(JSON.stringify(schema), { parser: 'json', useTabs: true }));
}
