import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '../support/random';
import {
	activated,
	arrive,
	finalDifference,
	MODES,
	recorderId,
	startRecording,
} from './support/arrivals';
import type { World } from './support/world';

/** How many times n8n is killed: `CRASHES=200 npm run test:e2e -- crash`. */
const CRASHES = Number(process.env.CRASHES || 20);

/** Chooses the moments: with the same seed they are the same ones, as far as the machine allows. */
const SEED = Number(process.env.SEED || 20260);

/** Milliseconds from the long poll on within which n8n is killed. */
const WINDOW = 3_000;

/** Milliseconds between two events, at most: while n8n listens, and while it is gone. */
const BUSY = 80;
const QUIET = 1_000;

/** Milliseconds a kill takes at most on average, together with the start after it. */
const PATIENCE = 60_000;

/** After so many kills the test says how far it is. */
const SHOWN = 20;

let world: World;

beforeAll(async () => {
	world = await startRecording();
});
afterAll(async () => await world?.close());

test(
	`n8n is killed ${CRASHES} times (seed ${SEED}) while events arrive: each event is in one execution, in both modes`,
	async () => {
		const random = seeded(SEED);
		await activated(world, MODES.map(recorderId));
		for (let crash = 0; crash < CRASHES; crash++) {
			await arrive(world.emulator, random, BUSY).during(async () => {
				await sleep(random() * WINDOW);
				await world.n8n.stop('SIGKILL');
			});
			await arrive(world.emulator, random, QUIET).during(async () => {
				await world.startAgain();
				await activated(world, MODES.map(recorderId));
			});
			if ((crash + 1) % SHOWN === 0) process.stdout.write(`${crash + 1} of ${CRASHES} kills\n`);
		}
		const rest = await world.n8n.rest();
		for (const mode of MODES) {
			const difference = await finalDifference(rest, world.emulator, mode);
			expect(difference).toMatchObject({ missing: [], repeated: [], unknown: [] });
		}
	},
	(CRASHES + 3) * PATIENCE,
);
