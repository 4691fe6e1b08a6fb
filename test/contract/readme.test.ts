import { existsSync } from 'node:fs';
import { join } from 'node:path';

import manifest from '../../package.json';
import { operations } from './properties';
import { withTables } from './readme/tables';
import { read, ROOT } from './sources';

const readme = read('README.md');

// To write the tables anew: npm run readme
it('has the tables that follow from the code', () => {
	expect(readme).toBe(withTables(readme));
});

it('has a row for each operation', () => {
	const missing = operations.filter(
		({ resource, operation }) => !readme.includes(`\`${resource}:${operation}\``),
	);
	expect(missing).toEqual([]);
});

it('names the scripts that there are', () => {
	const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
	expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
	const documented = new Set([...named, ...['test', 'prepack']]);
	expect(Object.keys(manifest.scripts).filter((name) => !documented.has(name))).toEqual([]);
});

it('links to files and headings that there are', () => {
	const links = [...readme.matchAll(/(?:\]\(|src=")([^)"\s]+)/g)].map(([, link]) => link ?? '');
	const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(
		([, text = '']) =>
			`#${text
				.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replace(/ /g, '-')}`,
	);
	const broken = links.filter((link) =>
		link.startsWith('#')
			? !headings.includes(link)
			: !link.startsWith('https://') && !existsSync(join(ROOT, link)),
	);
	expect(broken).toEqual([]);
});
