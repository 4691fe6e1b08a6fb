import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../n8n/ports';
import type { RunningN8n } from '../n8n/server';
import { seeded } from '../support/random';
import { arrive, finalDifference, listening, MODES, startRecording } from './support/arrivals';
import { startServer, type World } from './support/world';

/** How often a second main process starts while the first still listens, and takes over. */
const CHANGES = 3;

/** Milliseconds for which both listen. */
const OVERLAP = 5_000;

/** Milliseconds between two events, at most: while a process starts, and while both listen. */
const QUIET = 1_000;
const BUSY = 200;

let world: World;
const servers: RunningN8n[] = [];

beforeAll(async () => {
	world = await startRecording();
	servers.push(world.n8n);
});
afterAll(async () => {
	for (const server of servers) await server.stop('SIGKILL');
	await world?.close();
});

/** Starts another main process over the same database. */
async function another(): Promise<RunningN8n> {
	const server = await startServer({ ...world.setup, port: await freePort() });
	servers.push(server);
	return server;
}

test(`a main process takes over from another ${CHANGES} times while events arrive: each event is in one execution, in both modes`, async () => {
	const random = seeded(20260);
	let main = world.n8n;
	await listening(world.emulator);
	for (let change = 0; change < CHANGES; change++) {
		const next = await arrive(world.emulator, random, QUIET).during(another);
		await listening(world.emulator, 2);
		await arrive(world.emulator, random, BUSY).during(async () => await sleep(OVERLAP));
		await main.stop('SIGKILL');
		main = next;
	}
	const rest = await main.rest();
	for (const mode of MODES) {
		const difference = await finalDifference(rest, world.emulator, mode);
		expect(difference).toMatchObject({ missing: [], repeated: [], unknown: [] });
	}
});
