import { setTimeout as sleep } from 'node:timers/promises';
import { arrive, differenceOf, recorder, RECORDER } from './support/arrivals';
import { eventually } from './support/eventually';
import { listExecutions } from './support/executions';
import { seeded } from './support/random';
import { startWorld, type World } from './support/world';

/** How many times n8n is killed: `CRASHES=200 npm run test:e2e -- crash`. */
const CRASHES = Number(process.env.CRASHES || 20);

/** Chooses the moments: with the same seed they are the same ones, as far as the machine allows. */
const SEED = Number(process.env.SEED || 20260);

/** Milliseconds from the long poll on within which n8n is killed. */
const WINDOW = 3_000;

/** Milliseconds between two events, at most: while n8n listens, and while it is gone. */
const BUSY = 80;
const QUIET = 1_000;

/** Milliseconds a kill may take together with the start after it. */
const PATIENCE = 60_000;

let world: World;

beforeAll(async () => {
	world = await startWorld({
		arrange: () => ({ workflows: [recorder()], published: true }),
		// n8n would delete the oldest of them.
		env: { EXECUTIONS_DATA_PRUNE: 'false' },
	});
});
afterAll(async () => await world?.close());

/**
 * Until n8n has made the workflow active and the trigger waits. Killed before that, n8n may never
 * start the workflow again, whatever its nodes are.
 */
async function listening(): Promise<void> {
	const rest = await world.n8n.rest();
	const path = `/workflows/${RECORDER}/publication-status`;
	await eventually(
		'an active workflow',
		async () => (await rest.editor<{ status: string }>('GET', path)).status,
		(status) => status === 'published',
	);
	await eventually(
		'a long poll',
		() => world.emulator.pollers(),
		(count) => count === 1,
	);
}

async function everyEventHasItsExecution(): Promise<void> {
	const rest = await world.n8n.rest();
	const count = world.emulator.eventsOf().length;
	await eventually(
		`${count} executions`,
		async () => (await listExecutions(rest, RECORDER)).length,
		(found) => found >= count,
	).catch(() => {}); // What is missing is said below.
	// What comes twice may come late.
	await sleep(2_000);
	const { executions, ...difference } = await differenceOf(rest, world.emulator);
	process.stdout.write(
		`${CRASHES} kills (seed ${SEED}), ${count} events: ${JSON.stringify(executions)}\n`,
	);
	expect(difference).toEqual({ missing: [], repeated: [], unknown: [] });
}

test(
	`n8n is killed ${CRASHES} times while events arrive: each event has one execution`,
	async () => {
		const random = seeded(SEED);
		await listening();
		for (let crash = 0; crash < CRASHES; crash++) {
			const busy = arrive(world.emulator, random, BUSY);
			await sleep(random() * WINDOW);
			await world.n8n.stop('SIGKILL');
			await busy.stop();
			const quiet = arrive(world.emulator, random, QUIET);
			await world.startAgain();
			await listening();
			await quiet.stop();
		}
		await everyEventHasItsExecution();
	},
	(CRASHES + 3) * PATIENCE,
);
