import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withSection } from '../../support/markdown';
import type { Measurement } from '../measurement';
import { documentOf } from './document';
import { draw } from './plot/draw';
import { merged, type Result } from './result';
import { speedOf } from './speed';

const ROOT = join(__dirname, '../../..');
const README = join(ROOT, 'README.md');
const FOLDER = join(ROOT, 'docs/benchmarks');
const RESULTS = join(FOLDER, 'results.json');

/** All files that follow from some results, by their paths in the repository. */
export function filesOf(
	results: readonly Result[],
	measurements: readonly Measurement[],
	readme: string,
): Record<string, string> {
	const groups = results.flatMap((result) => result.groups);
	const plots = groups.flatMap((group) =>
		group.plot ? [[`docs/benchmarks/${group.plot.file}.svg`, draw(group, group.plot)]] : [],
	);
	return {
		...(Object.fromEntries(plots) as Record<string, string>),
		'docs/benchmarks/results.json': `${JSON.stringify(results, null, '\t')}\n`,
		'docs/benchmarks.md': documentOf(results, measurements),
		'README.md': withSection(readme, 'speed', speedOf(results)),
	};
}

/** The results that are stored; none before the first time. */
export async function storedResults(): Promise<Result[]> {
	try {
		return JSON.parse(await readFile(RESULTS, 'utf8')) as Result[];
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	}
}

/** Stores new results, and writes all documents anew. Plots that no result has any more are deleted. */
export async function writeDocuments(
	newer: readonly Result[],
	measurements: readonly Measurement[],
): Promise<void> {
	const names = measurements.map(({ name }) => name);
	const results = merged(await storedResults(), newer, names);
	const files = filesOf(results, measurements, await readFile(README, 'utf8'));
	await mkdir(FOLDER, { recursive: true });
	const old = (await readdir(FOLDER)).filter((name) => name.endsWith('.svg'));
	await Promise.all(old.map(async (name) => await rm(join(FOLDER, name))));
	for (const [path, content] of Object.entries(files)) await writeFile(join(ROOT, path), content);
}
