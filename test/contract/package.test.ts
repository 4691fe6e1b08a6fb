import '../support/engine/environment';

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core/dist/nodes-loader/package-directory-loader';

import manifest from '../../package.json';
import { removeUserFolder } from '../support/engine/environment';
import { buildPackage, type BuiltPackage } from './builtPackage';
import { filesBelow, ROOT } from './sources';

const TIME_TO_BUILD = 120_000;

const { nodes, credentials } = manifest.n8n;

let built: BuiltPackage;

beforeAll(async () => {
	built = await buildPackage();
}, TIME_TO_BUILD);

afterAll(async () => {
	await built.remove();
	removeUserFolder();
});

/** What a source file becomes in the published package. */
function published(source: string): string[] {
	if (source.endsWith('.ts')) return [`dist/${source.slice(0, -'.ts'.length)}.js`];
	return [`dist/${source}`];
}

it('is published whole, and with nothing else', async () => {
	const expected = [
		...filesBelow('nodes', 'credentials').flatMap(published),
		...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
	];
	expect(await built.packedFiles()).toEqual(expected.sort());
});

it.each([...nodes, ...credentials])('%s has the class that n8n takes from its name', (path) => {
	const exported = jest.requireActual<Record<string, unknown>>(join(built.folder, path));
	expect(exported[basename(path).split('.')[0] ?? '']).toBeInstanceOf(Function);
});

it('names every node and credential in the manifest', () => {
	const classes = filesBelow('nodes', 'credentials').filter((file) =>
		/\.(node|credentials)\.ts$/.test(file),
	);
	expect([...nodes, ...credentials].sort()).toEqual(classes.flatMap(published).sort());
});

it("is loaded by n8n's own loader, with icons and codex", async () => {
	const loader = new PackageDirectoryLoader(built.folder);
	await loader.loadAll();
	expect(Object.keys(loader.nodeTypes).sort()).toEqual(['box', 'boxTrigger']);
	expect(Object.keys(loader.credentialTypes)).toEqual(['boxApi', 'boxJwtApi']);
	for (const { type } of Object.values(loader.nodeTypes)) {
		const { iconUrl, codex } = 'description' in type ? type.description : {};
		expect(codex?.categories).toContain('Data & Storage');
		for (const url of Object.values(iconUrl ?? {})) {
			expect(existsSync(url.replace(/^icons\/[^/]+/, built.folder))).toBe(true);
		}
		expect(Object.keys(iconUrl ?? {})).toEqual(['light', 'dark']);
	}
});

// n8n loads all nodes when it starts, used or not.
it('loads nothing heavy before a node runs', async () => {
	const script = `
		for (const path of ${JSON.stringify([...nodes, ...credentials])}) {
			const exported = require('./' + path);
			new exported[Object.keys(exported)[0]]();
		}
		console.log(JSON.stringify(Object.keys(require.cache)));
	`;
	const loaded = JSON.parse(await built.node('-e', script)) as string[];
	const heavy = /node_modules\/(undici|n8n-core)\/|\/mediaTypeList\.js$/;
	expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
});

it('brings the list of media types along, with its licences', async () => {
	const path = './dist/nodes/Box/framework/files/mediaTypeList.js';
	const script = `
		const { lookup } = require('${path}');
		console.log(JSON.stringify([lookup('.csv'), Object.keys(require.cache)]));
	`;
	const [type, loaded] = JSON.parse(await built.node('-e', script)) as [string, string[]];
	expect(type).toBe('text/csv');
	expect(loaded.filter((file) => file.includes('node_modules'))).toEqual([]);
	const source = readFileSync(join(built.folder, path), 'utf8');
	for (const name of ['mime-types', 'mime-db']) {
		const licence = readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8');
		expect(source).toContain(licence.trim());
	}
});
