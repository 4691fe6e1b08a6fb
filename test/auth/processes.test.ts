import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator, type Emulator } from '../emulator';
import { credentialFor } from '../support/engine';
import { FileCredential } from './storedFile';
import { CALLS, type Round } from './worker';

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

/** A Box, and a store with a credential for it; gives the store's file. */
async function start(rotation: 'grace' | 'strict'): Promise<string> {
	emulator = await startEmulator({ rotation, strictDownloads: true });
	const file = join(folder, 'credential.json');
	new FileCredential(file).data = credentialFor(emulator).data;
	return file;
}

async function round(worker: ChildProcess, file: string): Promise<Round> {
	const answer = once(worker, 'message');
	worker.send(file);
	const [result] = (await answer) as [Round];
	return result;
}

test.each(['strict', 'grace'] as const)(
	'two processes with one credential, rotation %s: every call succeeds',
	async (rotation) => {
		const file = await start(rotation);
		for (let expiry = 0; expiry < EXPIRIES; expiry++) {
			emulator.expireAccessTokens();
			emulator.clearRequests();
			const rounds = await Promise.all(workers.map(async (worker) => await round(worker, file)));
			for (const { right, errors, writes } of rounds) {
				expect(errors).toEqual([]);
				expect(right).toBe(CALLS);
				expect(writes).toBeLessThanOrEqual(1);
			}
			expect(emulator.tokenRequests()).toBeGreaterThanOrEqual(1);
			expect(emulator.tokenRequests()).toBeLessThanOrEqual(workers.length);
		}
	},
	120_000,
);
