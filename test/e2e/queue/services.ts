import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGroup, type ProcessGroup } from '../../n8n/group';
import { freePort } from '../../n8n/ports';
import { run } from '../../n8n/run';
import { eventually } from '../support/eventually';
import { findProgram } from './programs';

const HOST = '127.0.0.1';
const USER = 'n8n';

/** PostgreSQL does not run as root: there it runs as nobody. */
function asPlainUser(program: string, args: readonly string[]): [string, string[]] {
	const path = findProgram(program) ?? program;
	return process.getuid?.() === 0
		? ['runuser', ['-u', 'nobody', '--', path, ...args]]
		: [path, [...args]];
}

async function answers(port: number): Promise<boolean> {
	const socket = createConnection({ port, host: HOST });
	return await new Promise<boolean>((resolve) => {
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
	}).finally(() => socket.destroy());
}

async function startService(
	[program, args]: [string, string[]],
	cwd: string,
	port: number,
): Promise<ProcessGroup> {
	const group = startGroup(program, args, { cwd, env: process.env });
	const look = async () => (group.ended.aborted ? group.output.tail() : await answers(port));
	try {
		const state = await eventually(`${args[0]} at port ${port}`, look, (now) => now !== false);
		if (state !== true) throw new Error(`${program} ${args.join(' ')} ended:\n${state}`);
		return group;
	} catch (error) {
		await group.stop('SIGKILL');
		throw error;
	}
}

/** What an n8n in queue mode works with. */
export interface Services {
	/** n8n's settings for them: https://docs.n8n.io/hosting/scaling/queue-mode/ */
	env: NodeJS.ProcessEnv;
	/** Ends them and deletes what they stored. */
	close(): Promise<void>;
}

async function startPostgres(folder: string, port: number): Promise<ProcessGroup> {
	const data = join(folder, 'postgres');
	await mkdir(data);
	// The plain user makes a folder of its own in it.
	await chmod(folder, 0o755);
	await chmod(data, 0o777);
	const cluster = join(data, 'data');
	const [initdb, args] = asPlainUser('initdb', [
		...['-D', cluster, '-U', USER],
		...['--auth=trust', '--encoding=UTF8', '--no-sync'],
	]);
	await run(initdb, args, { cwd: data });
	const command = ['-D', cluster, '-p', String(port), '-h', HOST, '-k', data, '-F'];
	return await startService(asPlainUser('postgres', command), data, port);
}

async function startRedis(folder: string, port: number): Promise<ProcessGroup> {
	const args = ['--port', String(port), '--bind', HOST, '--save', '', '--appendonly', 'no'];
	return await startService([findProgram('redis-server') ?? 'redis-server', args], folder, port);
}

function settings(postgres: number, redis: number): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: HOST,
		QUEUE_BULL_REDIS_PORT: String(redis),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: HOST,
		DB_POSTGRESDB_PORT: String(postgres),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: USER,
	};
}

/** Starts PostgreSQL and Redis in a scratch folder, on free ports of the loopback address. */
export async function startServices(): Promise<Services> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-queue-'));
	const groups: ProcessGroup[] = [];
	const close = async () => {
		await Promise.all(groups.map(async (group) => await group.stop('SIGKILL')));
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		const [postgres, redis] = [await freePort(), await freePort()];
		groups.push(await startPostgres(folder, postgres));
		groups.push(await startRedis(folder, redis));
		return { env: settings(postgres, redis), close };
	} catch (error) {
		await close();
		throw error;
	}
}
