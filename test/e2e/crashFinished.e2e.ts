import { startRecording } from './support/arrivals';
import { eventually } from './support/eventually';
import { kill, killsOr, PATIENCE, SEED } from './support/kills';
import { outcomeOf, work, WORK } from './support/work';
import type { World } from './support/world';

const CRASHES = killsOr(4);

/** The most executions that the trigger has in flight. */
const IN_FLIGHT = 10;

let world: World;

beforeAll(async () => {
	world = await startRecording([work({ confirmWhen: 'finished' })]);
});
afterAll(async () => await world?.close());

test(
	`n8n is killed ${CRASHES} times (seed ${SEED}) while executions run: with confirmWhen finished, no event's work is missing`,
	async () => {
		const pace = { between: [1_000, 5_000], busy: 400, quiet: 4_000 } as const;
		await kill(world, { times: CRASHES, workflows: [WORK], ...pace });
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
