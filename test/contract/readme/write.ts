import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { MEASUREMENTS } from '../../bench/registry';
import { writeDocuments } from '../../bench/report/write';
import { withTables } from './tables';

const README = join(__dirname, '../../../README.md');

async function main(): Promise<void> {
	await writeFile(README, withTables(await readFile(README, 'utf8')));
	// The section Speed, and the page it leads to, from the stored results.
	await writeDocuments([], MEASUREMENTS);
}

void main();
