import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { operations } from '../properties';
import { ROOT } from '../sources';
import { SCHEMA_FOLDER, schemaFile } from './files';

const JEST = [
	'--experimental-vm-modules',
	'--disable-warning=ExperimentalWarning',
	join(ROOT, 'node_modules/jest/bin/jest.js'),
];

/** Among the tests of an operation, the one that compares its output with the preview. */
const COMPARISON = 'gives out what its preview says';

/** Removes the previews of operations that are no more. */
function removeOthers(): void {
	const wanted = new Set(
		operations.map(({ resource, operation }) => schemaFile(resource, operation)),
	);
	for (const entry of readdirSync(SCHEMA_FOLDER, { recursive: true, encoding: 'utf8' })) {
		const file = join(SCHEMA_FOLDER, entry);
		if (file.endsWith('.json') && !wanted.has(file)) rmSync(file);
	}
}

/**
 * Writes the output previews from what the operations give out in their tests: of one operation
 * (`npm run schemas -- file:copy`), or of all.
 */
function main(operation = ''): void {
	if (!operations.some((each) => `${each.resource}:${each.operation}`.startsWith(operation))) {
		throw new Error(`There is no operation '${operation}'`);
	}
	removeOthers();
	const [resource = ''] = operation.split(':');
	const tests = `test/operations/${resource || '\\w+'}/index`;
	const pattern = `${operation}.*${COMPARISON}`;
	const { status } = spawnSync(process.execPath, [...JEST, tests, '-t', pattern], {
		cwd: ROOT,
		stdio: 'inherit',
		env: { ...process.env, WRITE_SCHEMAS: 'yes' },
	});
	process.exitCode = status ?? 1;
}

main(process.argv[2]);
