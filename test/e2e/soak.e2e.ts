import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '../support/random';
import { POLL, STREAM_FAULTS } from '../support/streamFaults';
import { finalDifference, listening, MODES, startRecording } from './support/arrivals';
import { eventually } from './support/eventually';
import type { World } from './support/world';

/** Of Box's day there is one every five minutes. */
const ROUNDS = 288;
const FIVE_MINUTES = 300_000;

/** How long one of them is in truth, in milliseconds. */
const ROUND = 150;

/** How many rounds have a fault, and how many requests it happens to at most. */
const FAULTY = 0.1;
const REPEATED = 2;

/** How many events a round has, at most. */
const EVENTS = 5;

/** Box's clock. A token of an hour is over after a few seconds. */
const begin = Date.now();
const now = () => begin + (Date.now() - begin) * (FIVE_MINUTES / ROUND);

let world: World;

beforeAll(async () => {
	world = await startRecording(undefined, { box: { now, retryTimeoutSeconds: 5 } });
});
afterAll(async () => await world?.close());

/** All that happened so far is in one execution, in both modes, and no execution says anything else. */
async function expectEachOnce(): Promise<void> {
	const rest = await world.n8n.rest();
	for (const mode of MODES) {
		const difference = await finalDifference(rest, world.emulator, mode);
		expect(difference).toMatchObject({ missing: [], repeated: [], unknown: [], errors: [] });
	}
}

test('a day with faults at random: each event is in one execution, in both modes, and none fails', async () => {
	const { emulator } = world;
	const random = seeded(20260);
	await listening(emulator);
	for (let round = 0; round < ROUNDS; round++) {
		const fault = STREAM_FAULTS[Math.floor(random() * STREAM_FAULTS.length)];
		if (random() < FAULTY) {
			emulator.faults.add({ ...fault, times: Math.ceil(random() * REPEATED) });
		}
		for (let count = Math.floor(random() * EVENTS); count > 0; count--) emulator.appendEvent({});
		await sleep(ROUND);
	}
	emulator.faults.clear();
	await expectEachOnce();
});

test('a held connection goes silent: what happens meanwhile comes after its time', async () => {
	const { emulator } = world;
	await listening(emulator);
	const silent = emulator.faults.add({ path: POLL, stall: true, times: 1 });
	emulator.appendEvent({});
	await eventually(
		'a silent connection',
		() => silent.left,
		(left) => left === 0,
	);
	emulator.appendEvent({});
	await expectEachOnce();
});
