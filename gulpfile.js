const { execFile } = require('node:child_process');
const { readFile, rm } = require('node:fs/promises');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { build } = require('esbuild');
const { dest, series, src } = require('gulp');

const run = promisify(execFile);
const outDir = process.env.BUILD_DIR ?? 'dist';

/** What n8n reads next to the compiled classes: icons, codex, and the output previews. */
const assets = [
	'nodes/**/*.svg',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
	'credentials/**/*.svg',
];

async function clean() {
	await rm(outDir, { recursive: true, force: true });
}

async function compile() {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '--outDir', outDir]);
	} catch (error) {
		throw new Error(`TypeScript found errors:\n${error.stdout}`);
	}
}

/** A module that others become part of, so that the package needs only undici. */
const bundled = {
	module: 'nodes/Box/framework/files/mediaTypeList.js',
	from: ['mime-types', 'mime-db'],
};

/** Puts what a module imports into it, with the licences that comes under. */
async function bundle() {
	const file = join(outDir, bundled.module);
	const modules = join(__dirname, 'node_modules');
	const licences = await Promise.all(
		bundled.from.map(async (name) => {
			const text = await readFile(join(modules, name, 'LICENSE'), 'utf8');
			return `Contains ${name}:\n\n${text.trim()}\n`;
		}),
	);
	await build({
		entryPoints: [file],
		outfile: file,
		allowOverwrite: true,
		bundle: true,
		minify: true,
		legalComments: 'none',
		nodePaths: [modules],
		platform: 'node',
		target: 'node20',
		banner: { js: `/*\n${licences.join('\n')}*/` },
		logLevel: 'warning',
	});
}

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest(outDir));
}

exports.clean = clean;
exports.build = series(clean, compile, bundle, copyAssets);
