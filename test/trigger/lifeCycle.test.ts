import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { BOX_TRIGGER, credentialFor, credentialReference } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith, cursorOf, names, nextNames, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

function upload(name: string): void {
	stage.emulator.addFile({ name, content: name });
}

/** What n8n keeps of a workflow that was active for a while. */
async function lived(parameters: INodeParameters = {}): Promise<IDataObject> {
	const trigger = await stage.start(parameters);
	await trigger.stop();
	return trigger.staticData;
}

function workflow(node: { id: string; name: string }) {
	const credentials = credentialReference(stage.credential);
	const trigger = { ...node, credentials, type: BOX_TRIGGER, typeVersion: 1, parameters: {} };
	const position: [number, number] = [0, 0];
	return { id: 'workflow', name: 'Mine', nodes: [{ ...trigger, position }], connections: {} };
}

it('goes on when the node was renamed', async () => {
	const first = await stage.start({}, { workflow: workflow({ id: 'trigger', name: 'Old' }) });
	await first.stop();
	upload('meanwhile.txt');
	const renamed = workflow({ id: 'trigger', name: 'New' });
	const second = await stage.start({}, { workflow: renamed, staticData: first.staticData });
	expect(names(await second.nextExecution())).toEqual(['meanwhile.txt']);
});

it('starts again in a node that took the place of another one', async () => {
	const staticData = await lived();
	upload('meanwhile.txt');
	const other = workflow({ id: 'another', name: 'Box Trigger' });
	const second = await stage.listen({}, { workflow: other, staticData });
	upload('after.txt');
	expect(names(await second.nextExecution())).toEqual(['after.txt']);
});

it('goes on with other settings after an edit', async () => {
	const staticData = await lived();
	upload('a.txt');
	upload('a.pdf');
	const second = await stage.start({ options: { namePattern: '*.pdf' } }, { staticData });
	expect(names(await second.nextExecution())).toEqual(['a.pdf']);
});

it('starts again where another stream was chosen', async () => {
	const staticData = await lived();
	const second = await stage.start({ stream: 'enterprise' }, { staticData });
	expect(cursorOf(second.staticData).stream).toBe('admin_logs_streaming');
});

it('goes on when the credential was connected again to the same account', async () => {
	const staticData = await lived();
	upload('meanwhile.txt');
	const credential = credentialFor(stage.emulator);
	const second = await stage.start({}, { staticData, credential });
	expect(names(await second.nextExecution())).toEqual(['meanwhile.txt']);
});

it('starts again, and says so, when the credential is connected to another account meanwhile', async () => {
	const { emulator, credential } = stage;
	const { colleague } = emulator.users;
	const log = jest.spyOn(Container.get(Logger), 'info');
	const trigger = await stage.listen();
	expect(log).not.toHaveBeenCalled();
	emulator.expireAccessTokens();
	credential.data = {
		...credential.data,
		oauthTokenData: { ...emulator.connect(colleague.id) },
	};
	// The long poll ends, and the token with it.
	upload('of the first.txt');
	const begun = ({ query, status }: { query?: Record<string, unknown>; status: number }) =>
		query?.stream_position === 'now' && status === 200;
	while (emulator.requests().filter(begun).length < 2) await new Promise(setImmediate);
	emulator.addFile({ name: 'of the second.txt', content: 'a', as: colleague.id });
	const { items, staticData } = await trigger.next();
	expect(names(items)).toEqual(['of the second.txt']);
	expect(cursorOf(staticData).account).toBe(colleague.id);
	expect(trigger.failures.map(({ message }) => message)).toEqual([
		'The credential is connected to another Box account, so the trigger now follows the events of that account',
	]);
	expect(log.mock.calls).toEqual([
		[expect.stringContaining('the stream starts again'), expect.anything()],
	]);
	log.mockRestore();
});

it('hands over again under the old keys what happened since an old database was saved', async () => {
	const each = { options: { executionMode: 'each' } };
	const backup = await lived(each);
	const first = await stage.start(each, { staticData: backup });
	for (const name of ['1', '2', '3']) upload(name);
	expect(await nextNames(first, 3)).toEqual(['1', '2', '3']);
	await first.stop();
	// The executions since then are gone from the database too, so n8n knows none of the keys.
	const restored = await stage.start(each, { staticData: backup });
	expect(await nextNames(restored, 3)).toEqual(['1', '2', '3']);
	const keys = ({ executions }: typeof first) => executions.map(({ key }) => key);
	expect(keys(restored)).toEqual(keys(first));
});

it('shows a credential that is revoked for six hours as seven executions at most, and loses nothing', async () => {
	const { emulator, credential } = stage;
	const clock = new ImpatientClock(5);
	const trigger = await stage.listen(
		{ options: { executionMode: 'each' } },
		{ nodeType: boxTriggerWith(clock) },
	);
	emulator.revokeRefreshTokens();
	emulator.expireAccessTokens();
	const since = clock.now();
	const uploaded: string[] = [];
	for (let hour = 0; hour < 6; hour++) {
		uploaded.push(`${hour}.txt`);
		upload(`${hour}.txt`);
		while (clock.now() - since < (hour + 1) * 3_600_000) await new Promise(setImmediate);
	}
	expect(trigger.failures.length).toBeGreaterThanOrEqual(5);
	expect(trigger.failures.length).toBeLessThanOrEqual(7);
	credential.data = { ...credential.data, oauthTokenData: { ...emulator.connect() } };
	expect(await nextNames(trigger, uploaded.length)).toEqual(uploaded);
	expect(trigger.fatal).toEqual([]);
});
