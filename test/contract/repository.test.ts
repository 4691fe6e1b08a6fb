import manifest from '../../package.json';
import { filesBelow, read } from './sources';

const sources = [
	...filesBelow('nodes', 'credentials', 'test', 'examples').filter((file) =>
		/\.[cm]?[jt]s$/.test(file),
	),
	...['gulpfile.js', 'jest.config.js', 'eslint.config.mjs'],
];

/** Joined here, so that this file does not hold what it looks for. */
const marker = (...parts: string[]) => new RegExp(parts.join(''));

it.each([
	['an exemption from the linter', marker('eslint', '-(disable|enable)')],
	['an exemption from the compiler', marker('@ts-', '(ignore|nocheck|expect-error)')],
	['an exemption from the formatter', marker('prettier', '-ignore')],
	[
		'a test that is left out',
		marker('\\b(it|test|describe)', '\\.(skip|only|todo|failing)\\b|\\bx(it|test|describe)\\('),
	],
	['a note of something unfinished', marker('\\b(TO', 'DO|FIX', 'ME)\\b')],
])('does not hold %s', (_what, pattern) => {
	expect(sources.filter((file) => pattern.test(read(file)))).toEqual([]);
});

it('depends on undici at run time, and on nothing else', () => {
	expect(Object.keys(manifest.dependencies)).toEqual(['undici']);
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	// undici 8 wants a newer Node than the oldest n8n that this package supports.
	expect(manifest.dependencies.undici).toMatch(/^\^7\./);
	expect(manifest.engines.node).toBe('>=20.19');
});

it('does not say in its lock file which registry the packages came from', () => {
	const lock = read('package-lock.json');
	expect(lock).not.toMatch(/https?:\/\/[^"]*\.tgz/);
	expect(lock).not.toContain('"resolved"');
});

it('locks the packages that the manifest asks for', () => {
	const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
	const { dependencies, devDependencies, version } = manifest;
	expect(lock.packages['']).toMatchObject({ version, dependencies, devDependencies });
});
