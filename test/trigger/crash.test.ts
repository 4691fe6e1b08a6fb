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

interface Lives {
	losses?: readonly Loss[];
	when?: When;
	/** How many triggers of the account n8n has. */
	triggers?: number;
}

/**
 * Events keep coming while n8n dies amid an emit of one of its triggers, again and again; the last
 * life is a long one.
 *
 * @returns what each trigger has left in the database
 */
async function liveThrough(
	parameters: INodeParameters,
	seed: number,
	{ losses = LOSSES, when = 'now', triggers: count = 1 }: Lives = {},
): Promise<Database[]> {
	const databases = Array.from({ length: count }, () => new Database());
	const next = numbers(seed);
	let time = when === 'now' ? Date.now() : Date.parse('2026-01-01T00:00:00Z');
	const happen = () => {
		time += 1_000;
		const created_at = new Date(time).toISOString();
		for (let events = next(4); events >= 0; events--) {
			stage.emulator.appendEvent({ source: null, created_at });
		}
	};
	const start = async (lives: readonly Life[]) =>
		await Promise.all(
			lives.map(async (life, id) => {
				const staticData = databases[id]?.staticData;
				return await stage.startNumber(id, parameters, { nodeType: life.trigger(), staticData });
			}),
		);

	for (const [id, database] of databases.entries()) {
		const first = await stage.startNumber(id, parameters);
		await first.stop();
		database.staticData = first.staticData;
	}
	for (let crash = 0; crash < 12; crash++) {
		const doomed = next(count);
		const lives = databases.map((database, id) =>
			id === doomed
				? new Life(database, 1 + next(4), losses[next(losses.length)])
				: new Life(database),
		);
		happen();
		const running = await start(lives);
		while (!lives[doomed]?.dead) {
			happen();
			await lives[doomed]?.emitted();
		}
		for (const life of lives) life.dead = true;
		await Promise.all(running.map(async (trigger) => await trigger.stop()));
	}
	const lives = databases.map((database) => new Life(database));
	happen();
	await start(lives);
	const wanted = stage.emulator.eventsOf().map(({ event_id }) => event_id);
	for (const [id, database] of databases.entries()) {
		while (!wanted.every((event) => database.counts().has(event))) await lives[id]?.emitted();
	}
	return databases;
}

function expectEachOnce(databases: readonly Database[]): void {
	const happened = stage.emulator.eventsOf().map(({ event_id }) => [event_id, 1]);
	for (const database of databases) {
		expect([...database.counts()].sort()).toEqual(happened.sort());
	}
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
			expectEachOnce(
				await liveThrough(parameters, seed, { losses: ['start', 'both'], when: 'long ago' }),
			);
		},
	);

	it.each(['each', 'batch'])(
		'lose and double nothing of any of three triggers that share the stream: %s',
		async (executionMode) => {
			expectEachOnce(await liveThrough({ options: { executionMode } }, seed, { triggers: 3 }));
		},
	);
});
