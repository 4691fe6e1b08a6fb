import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import manifest from '../../package.json';
import { read, ROOT } from './sources';

const DOCUMENTS = [
	...[
		'README.md',
		'CONTRIBUTING.md',
		'docs/architecture.md',
		'docs/benchmarks.md',
		'docs/migrating.md',
		'docs/trigger.md',
	],
	...['test/bench/README.md', 'test/emulator/README.md', 'test/n8n/README.md'],
];

const foldersIn = (path: string) =>
	readdirSync(join(ROOT, path), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);

it('lists all documents', () => {
	const found = ['.', 'docs'].flatMap((folder) =>
		readdirSync(join(ROOT, folder))
			.filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md')
			.map((name) => join(folder, name)),
	);
	expect(DOCUMENTS).toEqual(expect.arrayContaining(found));
});

describe.each(DOCUMENTS)('%s', (document) => {
	const text = read(document);

	it('links to files that exist', () => {
		const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)|src="(?!https?:)([^"]+)"/g)];
		const paths = links.map(([, link, source]) => join(dirname(document), link ?? source ?? ''));
		expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	});

	it('names scripts that exist', () => {
		const named = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);
		const scripts = Object.keys(manifest.scripts);
		expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
	});

	it('quotes the code as it is', () => {
		const quotes = [...text.matchAll(/```ts (\S+)\n(.*?)```/gs)];
		const wrong = quotes.flatMap(([, path = '', quote = '']) => {
			const source = read(path);
			// An ellipsis stands for lines that are left out.
			return quote.split(/^\s*…\n/m).filter((part) => !source.includes(part));
		});
		expect(wrong).toEqual([]);
	});
});

it('describes all folders of the tests', () => {
	const [, section = ''] = read('docs/architecture.md').split('Tests are in `test/`');
	const [table = ''] = section.split('\n## ');
	const described = [...table.matchAll(/^\| `(\w+)\/` /gm)].map(([, name]) => name);
	expect(described).toEqual(foldersIn('test').sort());
});
