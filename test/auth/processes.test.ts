import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { credentialFor, jwtCredentialFor } from '../support/engine';
import { FileCredential } from './storedFile';
import { CALLS, type Round, type Task } from './worker';

const EXPIRIES = 20;

let emulator: Emulator;
let folder: string;
let workers: ChildProcess[] = [];

// Each loads n8n's engine, so both tests use the same ones.
beforeAll(async () => {
	workers = await Promise.all([startWorker(), startWorker()]);
});

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-'));
});

afterEach(async () => {
	await emulator.close();
	await rm(folder, { recursive: true });
});

afterAll(async () => {
	for (const worker of workers) {
		worker.kill();
		if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
	}
});

async function startWorker(): Promise<ChildProcess> {
	const worker = fork(join(__dirname, 'worker.ts'), {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, NODE_OPTIONS: '' },
	});
	await once(worker, 'message');
	return worker;
}

/** A Box, and a store with a credential for it. */
async function start(type: Task['type'], options: EmulatorOptions = {}): Promise<Task> {
	emulator = await startEmulator({ strictDownloads: true, ...options });
	const file = join(folder, 'credential.json');
	const { data } = type === 'boxApi' ? credentialFor(emulator) : jwtCredentialFor(emulator);
	new FileCredential(file, type).data = data;
	return { file, type };
}

async function round(worker: ChildProcess, task: Task): Promise<Round> {
	const answer = once(worker, 'message');
	worker.send(task);
	const [result] = (await answer) as [Round];
	return result;
}

function expectRight({ names, errors, writes }: Round, name: string): void {
	expect(errors).toEqual([]);
	expect(names).toEqual(Array.from({ length: CALLS }, () => name));
	expect(writes).toBeLessThanOrEqual(1);
}

/** Both processes call at the same time, again and again after all tokens have ended. */
async function callTogether(task: Task, name: string): Promise<void> {
	for (let expiry = 0; expiry < EXPIRIES; expiry++) {
		emulator.expireAccessTokens();
		emulator.clearRequests();
		const rounds = await Promise.all(workers.map(async (worker) => await round(worker, task)));
		for (const each of rounds) expectRight(each, name);
		expect(emulator.tokenRequests()).toBeGreaterThanOrEqual(1);
		expect(emulator.tokenRequests()).toBeLessThanOrEqual(workers.length);
	}
}

test.each(['strict', 'grace'] as const)(
	'two processes with one credential, rotation %s: every call succeeds',
	async (rotation) => await callTogether(await start('boxApi', { rotation }), 'Admin'),
	120_000,
);

test('two processes with one app with a key: every call succeeds', async () => {
	const task = await start('boxJwtApi');
	await callTogether(task, emulator.service.name);
}, 120_000);

test.each(['boxApi', 'boxJwtApi'] as const)(
	'a token that another process has stored is used, not fetched again: %s',
	async (type) => {
		const task = await start(type);
		const name = type === 'boxApi' ? 'Admin' : emulator.service.name;
		for (const order of [workers, [...workers].reverse()]) {
			emulator.expireAccessTokens();
			emulator.clearRequests();
			for (const worker of order) expectRight(await round(worker, task), name);
			expect(emulator.tokenRequests()).toBe(1);
		}
	},
);
