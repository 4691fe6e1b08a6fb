import { builtinModules } from 'node:module';

import { filesBelow, importsOf, read } from './sources';

const files = filesBelow('nodes', 'credentials').filter((file) => file.endsWith('.ts'));

const graph = new Map(files.map((file) => [file, importsOf(file)]));

/** What each part may import of the others. Every part may import itself. */
const mayImport: Record<string, string[]> = {
	client: [],
	auth: ['client'],
	framework: ['client', 'auth'],
	entities: ['client', 'framework'],
	fields: ['client', 'framework', 'entities'],
	events: ['client'],
	resources: ['client', 'framework', 'entities', 'fields', 'events'],
	trigger: ['client', 'auth', 'framework', 'entities', 'fields', 'events'],
};

/** `docs/architecture.md`, as lines. */
const page = read('docs/architecture.md').split('\n');

const partOf = (file: string) => /^nodes\/Box\/(\w+)\//.exec(file)?.[1];

/** The imports of a file that lead outside the package. */
const modules = (file: string) => (graph.get(file) ?? []).filter((path) => !graph.has(path));

it('imports only files that exist, and modules it declares or bundles', () => {
	const allowed = new Set(['undici', 'n8n-workflow', 'mime-types', ...builtinModules]);
	const others = files.flatMap((file) =>
		modules(file).filter((name) => !allowed.has(name.replace(/^node:/, ''))),
	);
	expect(others).toEqual([]);
});

it("keeps Box's client free of n8n", () => {
	const own = files.filter((file) => partOf(file) === 'client');
	expect(own).toContain('nodes/Box/client/boxClient.ts');
	expect(own.flatMap(modules).filter((name) => !/^(node:|undici$)/.test(name))).toEqual([]);
});

it('goes out to the network in the client alone', () => {
	const network = /^(undici|node:(http|https|http2|net|tls|dgram))$/;
	const users = files.filter((file) => modules(file).some((name) => network.test(name)));
	expect(new Set(users.map(partOf))).toEqual(new Set(['client']));
});

it('imports in one direction only', () => {
	const against = files.flatMap((file) => {
		const part = partOf(file);
		// The node and credential classes stand above all parts.
		if (part === undefined) return [];
		const allowed = mayImport[part] ?? [];
		return (graph.get(file) ?? [])
			.filter((path) => graph.has(path))
			.filter((path) => ![part, ...allowed].includes(partOf(path) ?? ''))
			.map((path) => `${file} → ${path}`);
	});
	expect(against).toEqual([]);
});

it('is laid out as the page on the architecture says', () => {
	const folders = new Set(files.map(partOf).filter((part) => part !== undefined));
	expect([...folders].sort()).toEqual(Object.keys(mayImport).sort());
	const table = page.slice(page.indexOf('## Folders'), page.indexOf('## An action'));
	const rows = table.map((line) => line.split('|').map((cell) => cell.trim()));
	const described = rows.flatMap(([, folder = '', , imports = '', end]) => {
		const [, name] = /^`(\w+)\/`$/.exec(folder) ?? [];
		if (name === undefined || end === undefined) return [];
		return [[name, [...imports.matchAll(/`(\w+)`/g)].map(([, part]) => part)]];
	});
	expect(Object.fromEntries(described)).toEqual(mayImport);
});

it('is drawn as it is laid out: what may be imported is below, and nothing else', () => {
	const arrows = page.flatMap((line) => {
		const [, from = '', to = ''] = /^ +(\w+) --> ([\w &]+)$/.exec(line) ?? [];
		return from in mayImport ? to.split(' & ').map((below) => ({ from, below })) : [];
	});
	expect(arrows.filter(({ from, below }) => !mayImport[from]?.includes(below))).toEqual([]);
	const below = (part: string): string[] =>
		arrows
			.filter(({ from }) => from === part)
			.flatMap((arrow) => [arrow.below, ...below(arrow.below)]);
	for (const [part, imports] of Object.entries(mayImport)) {
		expect(below(part)).toEqual(expect.arrayContaining(imports));
	}
});

it("builds Box's client in layers", () => {
	// Each may import itself and those before it; `boxClient.ts` stands above all.
	const layers = [
		'types|json.ts|names.ts|quote.ts|itemPath.ts|error.ts',
		'http',
		'calls',
		'transfer',
		'children',
		'boxClient.ts',
	];
	const layerOf = (file: string) =>
		layers.findIndex((names) => new RegExp(`^nodes/Box/client/(${names})(/|$)`).test(file));
	const own = files.filter((file) => partOf(file) === 'client');
	expect(new Set(own.map(layerOf))).toEqual(new Set(layers.keys()));
	const against = own.flatMap((file) =>
		(graph.get(file) ?? [])
			.filter((path) => layerOf(path) > layerOf(file))
			.map((path) => `${file} → ${path}`),
	);
	expect(against).toEqual([]);
});

it('has no cycle of imports, in the tests and examples neither', () => {
	const all = filesBelow('nodes', 'credentials', 'test', 'examples');
	const sources = all.filter((file) => file.endsWith('.ts'));
	expect(findCycle(new Map(sources.map((file) => [file, importsOf(file)])))).toBeUndefined();
});

/** The first circle of files that import each other, or nothing. */
function findCycle(imports: Map<string, string[]>): string[] | undefined {
	const done = new Set<string>();
	const visit = (file: string, path: string[]): string[] | undefined => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
		if (done.has(file)) return undefined;
		for (const next of imports.get(file) ?? []) {
			const cycle = visit(next, [...path, file]);
			if (cycle) return cycle;
		}
		done.add(file);
		return undefined;
	};
	for (const file of imports.keys()) {
		const cycle = visit(file, []);
		if (cycle) return cycle;
	}
	return undefined;
}
