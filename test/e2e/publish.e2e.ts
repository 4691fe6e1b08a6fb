import { RestError } from '../n8n/rest';
import { eventually } from './support/eventually';
import { listExecutions, readExecutions } from './support/executions';
import { addInbox, upload, watcher, WATCHER } from './support/uploads';
import { startWorld, type World } from './support/world';

let world: World;
let inbox: string;

beforeAll(async () => {
	world = await startWorld({
		arrange: (emulator) => {
			inbox = addInbox(emulator);
			return { workflows: [watcher(inbox)] };
		},
	});
});
afterAll(async () => await world?.close());

/** Publishes the workflow as a user does; n8n 2 goes on with it after it has answered. */
async function publish(): Promise<void> {
	const rest = await world.n8n.rest();
	await rest.api('POST', `/workflows/${WATCHER}/activate`);
}

/** What n8n shows of the last publication: its error, or an empty text while there is none. */
async function shownError(): Promise<string> {
	const rest = await world.n8n.rest();
	return await rest.editor('GET', `/workflows/${WATCHER}/publication-status`).then(JSON.stringify);
}

async function inBox(method: string, path: string): Promise<void> {
	const { access_token } = world.emulator.connect();
	const headers = { authorization: `Bearer ${access_token}` };
	const { ok, status } = await fetch(`${world.emulator.url}/2.0/${path}`, { method, headers });
	if (!ok) throw new Error(`${method} ${path}: ${status}`);
}

const REFUSAL = /The item is in the trash \('Folder', ID \d+\)\. Restore it/;

test('a workflow whose folder is gone is refused with the message of the node', async () => {
	await inBox('DELETE', `folders/${inbox}`);
	const shown = await publish().then(
		async () => await eventually('an error', shownError, (text) => REFUSAL.test(text)),
		(error: unknown) => (error instanceof RestError ? error.body : String(error)),
	);
	expect(shown).toMatch(REFUSAL);
	expect(world.emulator.pollers()).toBe(0);
});

test('it is published once the folder is there, and starts with n8n although it is gone again', async () => {
	const { emulator } = world;
	const listening = async () =>
		await eventually(
			'a long poll',
			() => emulator.pollers(),
			(count) => count === 1,
		);
	await inBox('POST', `folders/${inbox}`);
	const rest = await world.n8n.rest();
	await rest.api('POST', `/workflows/${WATCHER}/deactivate`);
	await publish();
	await listening();

	await world.n8n.stop('SIGTERM');
	await inBox('DELETE', `folders/${inbox}`);
	await world.startAgain();
	const again = await world.n8n.rest();
	const [reported] = await eventually(
		'a report of the fault',
		async () => await readExecutions(again, WATCHER),
		(executions) => executions.length > 0,
	);
	expect(reported?.data.resultData.error?.message).toMatch(/The item is in the trash/);

	await inBox('POST', `folders/${inbox}`);
	// The trigger looks for the folder once a minute.
	await eventually(
		'a long poll',
		() => emulator.pollers(),
		(count) => count === 1,
		120_000,
	);
	const before = (await listExecutions(again, WATCHER)).length;
	upload(emulator, inbox, 'back.txt');
	await eventually(
		'an execution',
		async () => (await listExecutions(again, WATCHER)).length,
		(count) => count > before,
	);
});
