import { setTimeout as sleep } from 'node:timers/promises';

import { eventually } from './support/eventually';
import { listExecutions } from './support/executions';
import { addInbox, outcomeOf, upload, watcher, WATCHER } from './support/uploads';
import { startWorld, type World } from './support/world';

const BURST = 40;

let world: World;
let inbox: string;
const files: string[] = [];

beforeAll(async () => {
	world = await startWorld({
		arrange: (emulator) => {
			inbox = addInbox(emulator);
			return { workflows: [watcher(inbox)], published: true };
		},
	});
	await listening();
});
afterAll(async () => await world?.close());

async function listening(): Promise<void> {
	await eventually(
		'a long poll',
		() => world.emulator.pollers(),
		(count) => count === 1,
	);
}

/** Uploads a burst of files, one every few milliseconds, as people and programs do. */
async function burst(count = BURST): Promise<void> {
	for (let index = 0; index < count; index++) {
		files.push(upload(world.emulator, inbox, `file ${files.length + 1}.txt`));
		await sleep(10);
	}
}

async function everyFileHasItsExecution(): Promise<void> {
	const rest = await world.n8n.rest();
	await eventually(
		`${files.length} executions`,
		async () => (await listExecutions(rest, WATCHER)).length,
		(count) => count >= files.length,
	);
	// With some of them twice, so many executions are not yet all of them.
	const { missing, repeated, failed } = await eventually(
		'an execution for each file',
		async () => {
			const { executions: _executions, ...counted } = await outcomeOf(rest, files);
			return counted;
		},
		(outcome) => outcome.missing.length === 0,
	);
	// n8n 1 cancels or fails executions that it has not finished when it ends; their events come again.
	process.stdout.write(
		`${files.length} uploads so far: ${missing.length} without a successful execution, ${repeated.length} with more than one; ${failed.length} executions failed\n`,
	);
	for (const failure of failed)
		expect(failure).toMatch(/ canceled: |expression engine|Pool is disposed/);
}

test('n8n ends amid a burst of uploads (SIGTERM) and starts again: none is lost', async () => {
	const uploads = burst();
	await sleep(100);
	await Promise.all([world.n8n.stop('SIGTERM'), uploads]);
	await burst();
	await world.startAgain();
	await listening();
	await burst(5);
	await everyFileHasItsExecution();
});

test('n8n is killed between bursts (SIGKILL), and again: none is lost', async () => {
	for (let round = 0; round < 2; round++) {
		await burst();
		await everyFileHasItsExecution();
		await world.n8n.stop('SIGKILL');
		await burst();
		await world.startAgain();
		await listening();
	}
	await burst(5);
	await everyFileHasItsExecution();
});
