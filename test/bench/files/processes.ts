import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Cost, Job, Place, PlaceOptions } from './types';

/** Bytes of the transfer that warms a process up: as many as Box takes in parts, for every mover. */
export const WARM_UP = 30_000_000;

/** Starts a module of this folder in a process of its own, which ends with the signal. */
function start(module: string, signal: AbortSignal, options: string[] = []): ChildProcess {
	const execArgv = [...process.execArgv, ...options];
	return fork(join(__dirname, module), { execArgv, signal });
}

async function answerOf(child: ChildProcess, question: object): Promise<unknown> {
	child.send(question);
	const failed = once(child, 'exit').then(([code]) => {
		throw new Error(`A process of the benchmark ended with ${String(code)}`);
	});
	const [answer] = (await Promise.race([once(child, 'message'), failed])) as [unknown];
	return answer;
}

/** Opens a Box in a process of its own for as long as `work` takes. */
export async function atPlace<T>(
	options: Omit<PlaceOptions, 'folder'>,
	signal: AbortSignal,
	work: (place: Place) => Promise<T>,
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-bench-'));
	const child = start('place.ts', signal);
	try {
		const download = [...new Set([WARM_UP, ...options.download])];
		return await work((await answerOf(child, { ...options, download, folder })) as Place);
	} finally {
		child.kill();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Does a transfer in a process of its own, and tells what it took. */
export async function transfer(job: Job, signal: AbortSignal): Promise<Cost> {
	const child = start('transfer.ts', signal, ['--expose-gc']);
	try {
		const warmUp = { ...job, size: WARM_UP };
		const { cost, failure } = (await answerOf(child, { job, warmUp })) as {
			cost?: Cost;
			failure?: string;
		};
		if (cost) return cost;
		throw new Error(failure);
	} finally {
		child.kill();
	}
}
