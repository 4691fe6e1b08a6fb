import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from './sources';

const run = promisify(execFile);

/** The package as it would be published, built in a folder of its own. */
export interface BuiltPackage {
	folder: string;
	/** Runs a program of this package's Node in the folder, and gives what it prints. */
	node(...args: string[]): Promise<string>;
	/** The files that `npm pack` takes, sorted. */
	packedFiles(): Promise<string[]>;
	remove(): Promise<void>;
}

/** Builds with gulp, as `npm run build` does, but not into the working tree's dist. */
export async function buildPackage(): Promise<BuiltPackage> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-build-'));
	const node = async (...args: string[]) =>
		(await run(process.execPath, args, { cwd: folder })).stdout;
	const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
	await run(process.execPath, [gulp, 'build'], {
		cwd: ROOT,
		env: { ...process.env, BUILD_DIR: join(folder, 'dist') },
	});
	// The tests are there to be left out of what is packed.
	for (const file of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'test']) {
		await cp(join(ROOT, file), join(folder, file), { recursive: true });
	}
	await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
	return {
		folder,
		node,
		packedFiles: async () => await packedFiles(folder),
		remove: async () => await rm(folder, { recursive: true, force: true }),
	};
}

async function packedFiles(folder: string): Promise<string[]> {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const { stdout } = await run('npm', args, { cwd: folder });
	const [pack] = JSON.parse(stdout) as Array<{ files: Array<{ path: string }> }>;
	return (pack?.files ?? []).map(({ path }) => path).sort();
}
