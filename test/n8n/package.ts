import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cleanEnvironment } from './environment';
import { CommandError, run } from './run';

const ROOT = join(__dirname, '../..');
const NAME = 'n8n-nodes-box';
const PACKED = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];

/** The package as npm would publish it. */
export interface PackedPackage {
	/** The path of the `.tgz` file. */
	tarball: string;
	/** What is in its folder `dist`. */
	dist: string;
	/** Builds it again from the sources as they are now, into the same places. */
	rebuild: () => Promise<void>;
	/** Deletes both. */
	remove: () => Promise<void>;
}

/** The compiler's own lines, without gulp's around them. */
function explain(error: unknown): unknown {
	if (!(error instanceof CommandError)) return error;
	const found = error.output.split('\n').filter((line) => /: error TS\d+: /.test(line));
	return found.length > 0 ? new Error(`The package does not compile:\n${found.join('\n')}`) : error;
}

async function build(folder: string): Promise<void> {
	await run(process.execPath, [join(ROOT, 'node_modules/gulp/bin/gulp.js'), 'build'], {
		cwd: ROOT,
		env: { ...cleanEnvironment(), BUILD_DIR: join(folder, 'dist') },
	}).catch((error: unknown) => {
		throw explain(error);
	});
}

async function pack(folder: string): Promise<string> {
	for (const file of PACKED) await cp(join(ROOT, file), join(folder, file));
	await run('npm', ['pack', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		env: cleanEnvironment(),
	});
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack made no file');
	return join(folder, tarball);
}

/**
 * Builds the package with gulp and packs it with npm, in a temporary folder: the repository's own
 * `dist` stays as it is. Rejects with what the compiler says where it finds errors.
 */
export async function packTarball(): Promise<PackedPackage> {
	const folder = await mkdtemp(join(tmpdir(), `${NAME}-package-`));
	const remove = async () => await rm(folder, { recursive: true, force: true });
	try {
		await build(folder);
		return {
			tarball: await pack(folder),
			dist: join(folder, 'dist'),
			rebuild: async () => {
				await build(folder);
				await pack(folder);
			},
			remove,
		};
	} catch (error) {
		await remove();
		throw error;
	}
}

/** Where n8n looks for community packages. */
function nodesFolder(userFolder: string): string {
	return join(userFolder, '.n8n/nodes');
}

/**
 * Installs a packed package as n8n does when a user installs a community package: with its runtime
 * dependencies, without scripts and without the peer that n8n itself is.
 *
 * https://docs.n8n.io/integrations/community-nodes/installation/manual-install/
 */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const folder = nodesFolder(userFolder);
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	await rm(join(folder, 'node_modules', NAME), { recursive: true, force: true });
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
	const asN8n = [
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--bin-links=false',
		'--package-lock=false',
	];
	await run('npm', ['install', tarball, ...asN8n, ...quiet], {
		cwd: folder,
		env: cleanEnvironment(),
	});
}

/** Puts newly built files in the place of those of the installed package. */
export async function replaceBuilt(userFolder: string, dist: string): Promise<void> {
	const installed = join(nodesFolder(userFolder), 'node_modules', NAME, 'dist');
	await rm(installed, { recursive: true, force: true });
	await cp(dist, installed, { recursive: true });
}
