const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
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

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest(outDir));
}

exports.clean = clean;
exports.build = series(clean, compile, copyAssets);
