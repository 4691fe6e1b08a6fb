import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { alone, cacheFolder, isRunning } from './cache';
import { cleanEnvironment, type N8nInstall } from './environment';
import { nodePackage, pinnedNode } from './nodeBinary';
import { run } from './run';
import { checkToolchain } from './toolchain';

/** The n8n that `npm run dev` and the end-to-end tests take unless told otherwise. */
export const DEFAULT_N8N = '2.41.1';

/** A step of the installation, told again as it goes on. */
export interface InstallProgress {
	/** What is being done, as a sentence without its full stop. */
	step: string;
	/** How far it is, such as `1,203 packages`; empty where that is not known. */
	detail: string;
}

/** What to install, and whom to tell. */
export interface InstallOptions {
	/** An exact version of n8n. Default: `DEFAULT_N8N`. */
	version?: string;
	/** An exact version of Node. Default: the one this repository pins. */
	node?: string;
	onProgress?: (progress: InstallProgress) => void;
	signal?: AbortSignal;
}

const COMPLETE = 'complete.json';

/** How often progress is told, in milliseconds. */
const INTERVAL = 1000;

function describe(folder: string, version: string): N8nInstall {
	const modules = join(folder, 'node_modules');
	const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
	return {
		version,
		folder,
		node: join(modules, nodePackage(), binary),
		n8n: join(modules, 'n8n/bin/n8n'),
	};
}

function manifest(version: string, node: string): string {
	const content = {
		private: true,
		dependencies: { n8n: version, [nodePackage()]: node },
		overrides: {
			// Older versions ask for it from a host that is no npm registry.
			xlsx: '0.18.5',
			// sqlite3 asks for one that does not run with Python 3.12 and later.
			'node-gyp': '^11.5.0',
		},
		allowScripts: { sqlite3: true },
	};
	return JSON.stringify(content, undefined, '\t');
}

async function countPackages(modules: string): Promise<number> {
	const names = await readdir(modules).catch(() => []);
	const scopes = names.filter((name) => name.startsWith('@'));
	const scoped = await Promise.all(
		scopes.map((scope) => readdir(join(modules, scope)).catch(() => [])),
	);
	return names.length - scopes.length + scoped.flat().length;
}

async function describeProgress(modules: string): Promise<string> {
	const count = await countPackages(modules);
	// npm unpacks nothing before it knows all versions.
	return count === 0 ? 'looking up versions' : `${count.toLocaleString('en')} packages`;
}

/** Tells a step at once and then again and again until the work is done. */
async function telling<T>(
	onProgress: (progress: InstallProgress) => void,
	step: string,
	measure: () => Promise<string>,
	work: Promise<T>,
): Promise<T> {
	const done = new AbortController();
	const tell = async () => {
		while (!done.signal.aborted) {
			onProgress({ step, detail: await measure() });
			await sleep(INTERVAL, undefined, { signal: done.signal }).catch(() => undefined);
		}
	};
	const teller = tell();
	try {
		return await work;
	} finally {
		done.abort();
		await teller;
	}
}

async function fill(folder: string, version: string, options: InstallOptions): Promise<void> {
	const { onProgress = () => {}, signal } = options;
	const env = cleanEnvironment();
	const modules = join(folder, 'node_modules');
	await writeFile(join(folder, 'package.json'), manifest(version, options.node ?? pinnedNode()));
	await telling(
		onProgress,
		`Installing n8n ${version} from the npm registry (about 1,500 packages, 3 GB)`,
		async () => await describeProgress(modules),
		run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
			cwd: folder,
			env,
			signal,
		}),
	);
	await telling(
		onProgress,
		'Compiling its database module (sqlite3)',
		async () => '',
		// Built from source, because the ready-made one is not in the npm registry.
		run('npm', ['rebuild', 'sqlite3', '--foreground-scripts'], {
			cwd: folder,
			env: {
				...env,
				npm_config_nodedir: join(modules, nodePackage()),
				npm_config_build_from_source: 'true',
			},
			signal,
		}),
	);
	const { node, n8n } = describe(folder, version);
	const said = await run(node, [n8n, '--version'], { env, signal });
	if (!said.includes(version)) throw new Error(`n8n ${version} says it is ${said.trim()}`);
}

/** Deletes what installations have left that never came to their end. */
async function sweep(target: string): Promise<void> {
	const prefix = `${basename(target)}.partial-`;
	for (const name of await readdir(join(target, '..'))) {
		if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
		await rm(join(target, '..', name), { recursive: true, force: true });
	}
}

async function installInto(target: string, version: string, options: InstallOptions) {
	if (existsSync(join(target, COMPLETE))) return;
	await checkToolchain();
	await sweep(target);
	await rm(target, { recursive: true, force: true });
	const partial = `${target}.partial-${process.pid}`;
	await mkdir(partial, { recursive: true });
	try {
		await fill(partial, version, options);
		await writeFile(join(partial, COMPLETE), JSON.stringify({ n8n: version }));
		await rename(partial, target);
	} catch (error) {
		await rm(partial, { recursive: true, force: true });
		// Another process was faster, after all: its n8n is as good.
		if (!existsSync(join(target, COMPLETE))) throw error;
	}
}

/**
 * Installs n8n into the cache folder, unless it is there already: from the npm registry alone, with
 * the Node it runs on. The first time it takes several minutes. Processes that ask for the same one
 * at the same time wait for the first; what an interrupted installation has left is done again.
 * Rejects with `MissingTools` where nothing can be compiled.
 */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstall> {
	const { version = DEFAULT_N8N, node = pinnedNode(), onProgress = () => {}, signal } = options;
	const target = join(cacheFolder(), `n8n-${version}-node${node.split('.')[0]}`);
	const ready = () => existsSync(join(target, COMPLETE));
	if (!ready()) {
		await alone(
			`${target}.lock`,
			async () => await installInto(target, version, { ...options, node }),
			(pid) => onProgress({ step: `Waiting for process ${pid}, which installs it`, detail: '' }),
			signal,
		);
	}
	return describe(target, version);
}
