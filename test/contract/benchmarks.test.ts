import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { MEASUREMENTS } from '../bench/registry';
import { filesOf, storedResults } from '../bench/report/write';
import { read, ROOT } from './sources';

// To write them anew: npm run bench
it('has documents and plots that follow from the stored results', async () => {
	const files = filesOf(await storedResults(), MEASUREMENTS, read('README.md'));
	const written = Object.fromEntries(Object.keys(files).map((path) => [path, read(path)]));
	expect(written).toEqual(files);
});

it('has no other plots', async () => {
	const files = filesOf(await storedResults(), MEASUREMENTS, read('README.md'));
	const found = readdirSync(join(ROOT, 'docs/benchmarks')).map((name) => `docs/benchmarks/${name}`);
	expect(Object.keys(files)).toEqual(expect.arrayContaining(found));
});

it('has a result of each measurement', async () => {
	const names = (await storedResults()).map(({ name }) => name);
	expect(names).toEqual(MEASUREMENTS.map(({ name }) => name));
});

it('draws each plot into a file of its own', async () => {
	const groups = (await storedResults()).flatMap((result) => result.groups);
	const plots = groups.flatMap(({ plot }) => (plot ? [plot.file] : []));
	expect(new Set(plots).size).toBe(plots.length);
});
