import { setTimeout as sleep } from 'node:timers/promises';

import type { Rest } from '../n8n/rest';
import { seeded } from '../support/random';
import {
	arrive,
	finalDifference,
	listening,
	MODES,
	startRecording,
	recorderId,
} from './support/arrivals';
import { eventually } from './support/eventually';
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

/** Milliseconds that n8n may need: a publication it was killed in is its own for two minutes. */
const LEASE = 180_000;

let world: World;

beforeAll(async () => {
	world = await startRecording();
});
afterAll(async () => await world?.close());

/**
 * Until n8n has made the workflows active and the triggers wait. Killed before that, n8n may never
 * start a workflow again, whatever its nodes are.
 */
async function active(): Promise<void> {
	const rest = await world.n8n.rest();
	for (const mode of MODES) {
		await eventually(
			'an active workflow',
			async () => await statusOf(rest, recorderId(mode)),
			(status) => status === 'published',
			LEASE,
		);
	}
	await listening(world.emulator, MODES.length);
}

async function statusOf(rest: Rest, workflowId: string): Promise<string> {
	const path = `/workflows/${workflowId}/publication-status`;
	return (await rest.editor<{ status: string }>('GET', path)).status;
}

test(
	`n8n is killed ${CRASHES} times (seed ${SEED}) while events arrive: each event is in one execution, in both modes`,
	async () => {
		const random = seeded(SEED);
		await active();
		for (let crash = 0; crash < CRASHES; crash++) {
			await arrive(world.emulator, random, BUSY).during(async () => {
				await sleep(random() * WINDOW);
				await world.n8n.stop('SIGKILL');
			});
			await arrive(world.emulator, random, QUIET).during(async () => {
				await world.startAgain();
				await active();
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
