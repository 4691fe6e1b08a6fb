import { setTimeout as sleep } from 'node:timers/promises';

import { closeEngine } from '../../support/engine';
import { useBinaryMode } from '../../support/engine/binary';
import { useBucket } from '../../support/engine/binary/s3';
import { MOVERS } from './movers';
import type { Cost, Job } from './types';

/** Milliseconds between two looks at the memory. */
const INTERVAL = 5;
/** Milliseconds that the last garbage of the warm-up needs to be gone. */
const SETTLING = 300;

const resident = () => process.memoryUsage.rss();

/** Does a transfer after a small one of the same kind, which loads the code. */
async function measured(job: Job, warmUp: Job): Promise<Cost> {
	useBucket(job.place.bucket);
	await useBinaryMode(job.store);
	const prepare = MOVERS[job.mover];
	const small = await prepare(warmUp);
	await small();
	const move = await prepare(job);
	globalThis.gc?.();
	await sleep(SETTLING);
	const before = resident();
	let most = before;
	const timer = setInterval(() => (most = Math.max(most, resident())), INTERVAL);
	const from = performance.now();
	await move();
	const milliseconds = performance.now() - from;
	clearInterval(timer);
	return { milliseconds, memory: Math.max(most, resident()) - before };
}

// Whoever stops the benchmark does not want the files to stay.
process.once('SIGTERM', () => void closeEngine().finally(() => process.exit(1)));

process.once('message', ({ job, warmUp }: { job: Job; warmUp: Job }) => {
	measured(job, warmUp)
		.then((cost) => ({ cost }))
		.catch((error: unknown) => ({
			failure: error instanceof Error ? error.message : String(error),
		}))
		.then(async (outcome) => {
			await closeEngine();
			process.send?.(outcome, () => process.exit());
		})
		.catch(() => process.exit(1));
});
