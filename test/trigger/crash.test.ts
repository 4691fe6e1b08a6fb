import type { INodeParameters } from 'n8n-workflow';

import { numbers } from '../support/random';
import { Database, Life, type Loss } from './mortal';
import { Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const LOSSES: Loss[] = ['save', 'start', 'both'];

/** When something happens: a second of its own for all that happens together, or long ago. */
type When = 'now' | 'long ago';

/** Events keep coming while n8n dies amid an emit, again and again; the last life is a long one. */
async function liveThrough(
	parameters: INodeParameters,
	seed: number,
	losses: readonly Loss[] = LOSSES,
	when: When = 'now',
): Promise<Database> {
	const database = new Database();
	const next = numbers(seed);
	let time = when === 'now' ? Date.now() : Date.parse('2026-01-01T00:00:00Z');
	const happen = () => {
		time += 1_000;
		const created_at = new Date(time).toISOString();
		for (let count = next(4); count >= 0; count--) {
			stage.emulator.appendEvent({ source: null, created_at });
		}
	};
	const start = async (life: Life) =>
		await stage.start(parameters, { nodeType: life.trigger(), staticData: database.staticData });

	const first = await stage.start(parameters);
	await first.stop();
	database.staticData = first.staticData;
	for (let crash = 0; crash < 12; crash++) {
		const life = new Life(database, 1 + next(4), losses[next(losses.length)]);
		happen();
		const trigger = await start(life);
		while (!life.dead) {
			happen();
			await life.emitted();
		}
		await trigger.stop();
	}
	const life = new Life(database);
	happen();
	await start(life);
	const wanted = stage.emulator.eventsOf().map(({ event_id }) => event_id);
	while (!wanted.every((id) => database.counts().has(id))) await life.emitted();
	return database;
}

function expectEachOnce(database: Database): void {
	const happened = stage.emulator.eventsOf().map(({ event_id }) => [event_id, 1]);
	expect([...database.counts()].sort()).toEqual(happened.sort());
}

describe.each([1, 2, 3, 4, 5])('crashes amid emits, seed %i', (seed) => {
	it('lose and double nothing where each event has its execution', async () => {
		expectEachOnce(await liveThrough({ options: { executionMode: 'each' } }, seed));
	});

	it.each([2, 100])(
		'lose and double nothing where up to %i events of a second share one',
		async (maxEvents) => {
			const parameters = { options: { executionMode: 'batch', maxEvents } };
			expectEachOnce(await liveThrough(parameters, seed));
		},
	);

	it.each([2, 100])(
		'lose and double nothing where up to %i events of the past share one, unless the save alone is lost',
		async (maxEvents) => {
			const parameters = { options: { executionMode: 'batch', maxEvents } };
			expectEachOnce(await liveThrough(parameters, seed, ['start', 'both'], 'long ago'));
		},
	);
});
