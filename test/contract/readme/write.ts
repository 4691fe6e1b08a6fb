import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withTables } from './tables';

const README = join(__dirname, '../../../README.md');

async function main(): Promise<void> {
	await writeFile(README, withTables(await readFile(README, 'utf8')));
}

void main();
