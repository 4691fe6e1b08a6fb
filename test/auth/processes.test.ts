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

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-'));
});

afterEach(async () => {
	for (const worker of workers) {
		worker.kill();
		if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
	}
	await emulator.close();
	await rm(folder, { recursive: true });
});

async function startWorker(file: string): Promise<ChildProcess> {
	const worker = fork(join(__dirname, 'worker.ts'), [file], {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, NODE_OPTIONS: '' },
	});
	await once(worker, 'message');
	return worker;
}

/** One credential in a store, and two processes that use it. */
async function start(rotation: 'grace' | 'strict'): Promise<void> {
	emulator = await startEmulator({ rotation, strictDownloads: true });
	const file = join(folder, 'credential.json');
	new FileCredential(file).data = credentialFor(emulator).data;
	workers = await Promise.all([startWorker(file), startWorker(file)]);
}

async function round(worker: ChildProcess): Promise<Round> {
	const answer = once(worker, 'message');
	worker.send('go');
	const [result] = (await answer) as [Round];
	return result;
}

test.each(['strict', 'grace'] as const)(
	'two processes with one credential, rotation %s: every call succeeds',
	async (rotation) => {
		await start(rotation);
		for (let expiry = 0; expiry < EXPIRIES; expiry++) {
			emulator.expireAccessTokens();
			emulator.clearRequests();
			const rounds = await Promise.all(workers.map(round));
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
