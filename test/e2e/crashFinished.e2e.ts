import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '../support/random';
import { activated, arrive, startRecording } from './support/arrivals';
import { eventually } from './support/eventually';
import { outcomeOf, work, WORK } from './support/work';
import type { World } from './support/world';

/** How many times n8n is killed, at the moments that the seed chooses. */
const CRASHES = Number(process.env.CRASHES || 4);
const SEED = Number(process.env.SEED || 20260);

/** Milliseconds from the long poll on within which n8n is killed. */
const WINDOW = 4_000;

/** Milliseconds between two events, at most: while n8n listens, and while it is gone. */
const BUSY = 400;
const QUIET = 4_000;

/** The most executions that the trigger has in flight. */
const IN_FLIGHT = 10;

/** Milliseconds a kill takes at most on average, together with the start after it. */
const PATIENCE = 60_000;

let world: World;

beforeAll(async () => {
	world = await startRecording([work({ confirmWhen: 'finished' })]);
});
afterAll(async () => await world?.close());

test(
	`n8n is killed ${CRASHES} times (seed ${SEED}) while executions run: with confirmWhen finished, no event's work is missing`,
	async () => {
		const random = seeded(SEED);
		await activated(world, [WORK]);
		for (let crash = 0; crash < CRASHES; crash++) {
			await arrive(world.emulator, random, BUSY).during(async () => {
				await sleep(1_000 + random() * WINDOW);
				await world.n8n.stop('SIGKILL');
			});
			await arrive(world.emulator, random, QUIET).during(async () => {
				await world.startAgain();
				await activated(world, [WORK]);
			});
		}
		const rest = await world.n8n.rest();
		const { missing, cutOff, repeated } = await eventually(
			'the work of each event',
			async () => await outcomeOf(rest, world.emulator),
			(outcome) => outcome.missing.length === 0,
			PATIENCE,
		);
		process.stdout.write(
			`${world.emulator.eventsOf().length} events: ${missing.length} without their work, ${repeated} more than once; ${cutOff} executions were cut off\n`,
		);
		expect(cutOff).toBeGreaterThan(0);
		expect(repeated).toBeLessThanOrEqual(CRASHES * IN_FLIGHT);
	},
	(CRASHES + 3) * PATIENCE,
);
