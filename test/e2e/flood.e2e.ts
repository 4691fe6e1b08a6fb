import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { finalDifference, listening, recorder, startRecording } from './support/arrivals';
import { eventually } from './support/eventually';
import type { World } from './support/world';

/** How much happens at once. */
const EVENTS = 100_000;

/** Milliseconds until all of it may be read. */
const PATIENCE = 600_000;

const MIB = 2 ** 20;

let world: World;

beforeAll(async () => {
	world = await startRecording([recorder('batch', { maxEvents: 500 })], {
		// Little more than n8n needs for itself: it would end if what was read stayed in memory.
		env: { NODE_OPTIONS: '--max-old-space-size=350' },
		// The document is not what is tested here, and checking so many events against it takes long.
		box: { openapi: '' },
	});
});
afterAll(async () => await world?.close());

/** What n8n has of the machine's memory, in MiB; only Linux tells. */
async function memory(): Promise<number | undefined> {
	const statm = await readFile(`/proc/${world.n8n.pid}/statm`, 'utf8').catch(() => '');
	const pages = Number(statm.split(' ')[1]);
	return pages > 0 ? Math.round((pages * 4096) / MIB) : undefined;
}

async function sampled(into: (number | undefined)[], over: AbortSignal): Promise<void> {
	while (!over.aborted) {
		into.push(await memory());
		await sleep(500);
	}
}

test(
	`${EVENTS} events at once are handed over once, by an n8n with little memory`,
	async () => {
		const { emulator } = world;
		const over = new AbortController();
		await listening(emulator);
		const samples: (number | undefined)[] = [];
		const sampling = sampled(samples, over.signal);
		for (let count = 0; count < EVENTS; count++) emulator.appendEvent({});
		await eventually(
			'the end',
			() => emulator.pollers(),
			(count) => count === 1,
			PATIENCE,
		);
		over.abort();
		await sampling;
		process.stdout.write(`n8n's memory in MiB: ${samples.join(' ')}\n`);
		const difference = await finalDifference(await world.n8n.rest(), emulator, 'batch');
		expect(difference).toMatchObject({ missing: [], repeated: [], unknown: [] });
	},
	2 * PATIENCE,
);
