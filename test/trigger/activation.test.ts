import { credentialFor } from '../support/engine';
import {
	boxTriggerInBusyEngine,
	boxTriggerInNewEngine,
	CURSOR,
	cursorOf,
	names,
	nextNames,
	Stage,
} from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

it('turns an event into the data of an execution, as Box sent it', async () => {
	const trigger = await stage.listen({ options: { simplify: false } });
	stage.emulator.addFile({ name: 'a.txt', content: 'abc' });
	const [item] = await trigger.nextExecution();
	expect(item?.json).toEqual(stage.emulator.eventsOf()[0]);
	expect(item?.json).toMatchObject({
		event_type: 'ITEM_UPLOAD',
		source: { name: 'a.txt', size: 3 },
	});
});

it("simplifies to Box's own keys", async () => {
	const trigger = await stage.listen();
	const folder = stage.emulator.addFolder({ name: 'Reports' });
	stage.emulator.addFile({ name: 'a.txt', content: 'abc', parentId: folder.id });
	const items = [...(await trigger.nextExecution())];
	if (items.length < 2) items.push(...(await trigger.nextExecution()));
	expect(Object.keys(items[1]?.json ?? {})).toEqual([
		'event_type',
		'event_id',
		'created_at',
		'created_by',
		'source',
	]);
	expect(items[1]?.json.source).toMatchObject({
		path: '/Reports/a.txt',
		parent: { id: folder.id },
	});
});

it('starts from now on: what happened before is no event', async () => {
	stage.emulator.addFile({ name: 'before.txt', content: 'a' });
	const trigger = await stage.listen();
	stage.emulator.addFile({ name: 'after.txt', content: 'a' });
	expect(names(await trigger.nextExecution())).toEqual(['after.txt']);
});

it('has the first position saved with the activation, to the last digit', async () => {
	const trigger = await stage.start();
	const { position, account } = cursorOf(trigger.staticData);
	expect(account).toBe(stage.emulator.users.admin.id);
	expect(BigInt(position)).toBeGreaterThan(2n ** 53n);
	await stage.polling();
	const poll = stage.emulator.requests().at(-1);
	expect(poll?.query?.stream_position).toBe(position);
});

it('loses nothing when n8n dies between the activation and the first event', async () => {
	const first = await stage.start();
	const { staticData } = first;
	await first.stop();
	stage.emulator.addFile({ name: 'meanwhile.txt', content: 'a' });
	const second = await stage.start({}, { staticData });
	expect(names(await second.nextExecution())).toEqual(['meanwhile.txt']);
});

/** Has that happen to files of these names, all within a second. */
function happenTogether(sent: readonly string[]): void {
	const created_at = new Date().toISOString();
	for (const name of sent) {
		stage.emulator.appendEvent({ created_at, source: { type: 'file', id: '5', name } });
	}
}

it('gives events that arrive together to executions together, up to the limit', async () => {
	const first = await stage.start();
	await first.stop();
	happenTogether(['1', '2', '3', '4', '5']);
	const second = await stage.start({ options: { maxEvents: 2 } }, { staticData: first.staticData });
	expect(names(await second.nextExecution())).toEqual(['1', '2']);
	expect(names(await second.nextExecution())).toEqual(['3', '4']);
	expect(names(await second.nextExecution())).toEqual(['5']);
});

it('gives all that happened between two looks to one execution', async () => {
	const parameters = { listen: 'interval', options: { executionMode: 'batch', interval: 5 } };
	const first = await stage.start(parameters);
	await first.stop();
	for (const [index, seconds] of [0, 20, 30, 59].entries()) {
		const created_at = new Date(Date.now() - seconds * 1_000).toISOString();
		stage.emulator.appendEvent({ created_at, event_id: `event-${index}` });
	}
	const second = await stage.start(parameters, { staticData: first.staticData });
	const items = await second.nextExecution();
	expect(items.map(({ json }) => json.event_id)).toEqual([0, 1, 2, 3].map((n) => `event-${n}`));
});

it('hands over a flood of several pages once and in order, without reading ahead of n8n', async () => {
	const batches = { options: { executionMode: 'batch' } };
	const first = await stage.start(batches);
	await first.stop();
	const sent = Array.from({ length: 1234 }, (_, index) => `file-${index}`);
	happenTogether(sent);
	const second = await stage.start(batches, { staticData: first.staticData });
	expect(await nextNames(second, sent.length)).toEqual(sent);
	expect(second.executions.map(({ items }) => items.length)).toEqual([
		...Array.from({ length: 12 }, () => 100),
		34,
	]);
	for (const { staticData } of second.executions) {
		expect(cursorOf(staticData).pending.length).toBeLessThanOrEqual(16);
	}
});

it.each([{}, { executionMode: 'each' }])(
	'gives each event an execution of its own: %j',
	async (options) => {
		const trigger = await stage.listen({ options });
		for (const name of ['1', '2', '3']) stage.emulator.addFile({ name, content: name });
		expect(await nextNames(trigger, 3)).toEqual(['1', '2', '3']);
		expect(trigger.executions.map(({ items }) => items.length)).toEqual([1, 1, 1]);
		expect(new Set(trigger.executions.map(({ key }) => key)).size).toBe(3);
	},
);

it('does without being told of the end of an execution where n8n refuses that', async () => {
	const trigger = await stage.listen(
		{ options: { executionMode: 'each' } },
		{ nodeType: boxTriggerInNewEngine() },
	);
	stage.emulator.addFile({ name: '1', content: '1' });
	stage.emulator.addFile({ name: '2', content: '2' });
	expect(await nextNames(trigger, 2)).toEqual(['1', '2']);
	expect(new Set(trigger.executions.map(({ key }) => key)).size).toBe(2);
});

it('goes on from where it was after it was deactivated', async () => {
	const first = await stage.listen({ options: { executionMode: 'each' } });
	stage.emulator.addFile({ name: '1', content: '1' });
	stage.emulator.addFile({ name: '2', content: '2' });
	expect(await nextNames(first, 2)).toEqual(['1', '2']);
	await first.stop();
	stage.emulator.addFile({ name: '3', content: '3' });

	const second = await stage.start(
		{ options: { executionMode: 'each' } },
		{ staticData: first.staticData },
	);
	const known = new Set(first.executions.map(({ key }) => key));
	const isNew = ({ key }: { key?: string }) => !known.has(key);
	while (!second.executions.some(isNew)) await second.nextExecution();
	// What may not have arrived comes again under its old key, which n8n refuses.
	expect(second.executions.filter(isNew).map(({ items }) => names(items))).toEqual([['3']]);
});

it('repeats after a crash exactly the batch that was on its way, under the same key', async () => {
	const first = await stage.listen();
	const { staticData: activated } = first;
	await first.stop();
	stage.emulator.addFile({ name: '1', content: '1' });
	stage.emulator.addFile({ name: '2', content: '2' });
	const second = await stage.start({}, { staticData: activated });
	const interrupted = await second.next();
	await second.stop();
	stage.emulator.addFile({ name: '3', content: '3' });

	// The static data as it was saved with the start of the execution: the crash came right then.
	const third = await stage.start({}, { staticData: interrupted.staticData });
	const repeated = await third.next();
	expect(repeated.key).toBe(interrupted.key);
	expect(repeated.items).toEqual(interrupted.items);
	expect(await nextNames(third, 2)).toEqual(['2', '3']);
});

it('keeps what was not handed over when it is stopped while n8n is busy', async () => {
	const first = await stage.start();
	await first.stop();
	const sent = Array.from({ length: 30 }, (_, index) => `file-${index}`);
	happenTogether(sent);
	const busy = boxTriggerInBusyEngine();
	const options = { executionMode: 'each' };
	const { nodeType } = busy;
	const second = await stage.start({ options }, { staticData: first.staticData, nodeType });
	while (busy.started.length < 10) await new Promise(setImmediate);
	await second.stop();
	busy.finish();
	await new Promise(setImmediate);
	expect(busy.started).toEqual(sent.slice(0, 10));

	const third = await stage.start({ options }, { staticData: busy.staticData() });
	expect(await nextNames(third, sent.length)).toEqual(sent);
});

it('gives the batch the same key again when the execution was started, but its save was lost', async () => {
	const first = await stage.start();
	await first.stop();
	const { staticData: before } = first;
	stage.emulator.addFile({ name: '1', content: '1' });
	stage.emulator.addFile({ name: '2', content: '2' });
	const second = await stage.start({}, { staticData: before });
	const started = await second.next();
	await second.stop();

	const third = await stage.start({}, { staticData: before });
	const again = await third.next();
	expect(again.key).toBe(started.key);
	expect(names(again.items)).toEqual(['1']);
	expect(names(await third.nextExecution())).toEqual(['2']);
});

it('has the repeated batch off the list once n8n has taken or refused it', async () => {
	const first = await stage.listen();
	stage.emulator.addFile({ name: '1', content: '1' });
	const { staticData } = await first.next();
	await first.stop();
	expect(cursorOf(staticData).pending).toHaveLength(1);

	const second = await stage.listen({}, { staticData });
	expect(names(await second.nextExecution())).toEqual(['1']);
	stage.emulator.addFile({ name: '2', content: '2' });
	const after = await second.next();
	expect(names(after.items)).toEqual(['2']);
	expect(cursorOf(after.staticData).pending).toHaveLength(1);
	await second.stop();
	const third = await stage.start({}, { staticData: after.staticData });
	expect(names(await third.nextExecution())).toEqual(['2']);
});

it('is active at once where a position is stored, though Box does not answer', async () => {
	const first = await stage.start();
	await first.stop();
	stage.emulator.addFile({ name: 'meanwhile.txt', content: 'a' });
	stage.emulator.faults.add({ path: /^\/2\.0\//, stall: true, times: 1 });
	stage.emulator.clearRequests();
	const { staticData } = first;
	// It would wait for ever: this clock lets no wait for the first position end.
	const second = await stage.start({}, { staticData, activation: 'init' });
	await stage.emulator.waitFor(({ path }) => path === '/2.0/users/me');
	expect(second.executions).toEqual([]);
	await second.stop();
	const third = await stage.start({}, { staticData: second.staticData });
	expect(names(await third.nextExecution())).toEqual(['meanwhile.txt']);
});

it('starts anew for another account, and for static data that is damaged', async () => {
	const { emulator } = stage;
	const first = await stage.start();
	await first.stop();
	emulator.addFile({ name: 'before.txt', content: 'a', as: emulator.users.colleague.id });
	const credential = credentialFor(emulator, {}, emulator.users.colleague.id);
	const second = await stage.listen({}, { staticData: first.staticData, credential });
	emulator.addFile({ name: 'after.txt', content: 'a', as: emulator.users.colleague.id });
	const { items, staticData } = await second.next();
	expect(names(items)).toEqual(['after.txt']);
	expect(cursorOf(staticData).account).toBe(emulator.users.colleague.id);

	const damaged = { global: { [CURSOR]: { position: 5 } } };
	const third = await stage.start({}, { staticData: damaged });
	expect(cursorOf(third.staticData).account).toBe(emulator.users.admin.id);
});

it('lets go of the held connection at once when it is deactivated, and may be stopped twice', async () => {
	const trigger = await stage.listen();
	expect(stage.emulator.pollers()).toBe(1);
	await trigger.stop();
	await stage.silent();
	await trigger.stop();
	stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	expect(trigger.executions).toEqual([]);
});

it.each([
	[
		'a folder that is no ID',
		{ folder: { mode: 'id', value: 'Reports' } },
		"'Folder' is not the ID",
	],
	[
		'a URL of something else',
		{ folder: { mode: 'url', value: 'https://example.com/folder/1' } },
		"'Folder' is not a URL of Box",
	],
	[
		'a pattern that is none',
		{ options: { namePattern: '*.{pdf' } },
		"'Name Pattern' has an opening brace",
	],
	['a limit that is none', { options: { maxEvents: 0 } }, "'Max Events per Execution'"],
	[
		'an unknown kind',
		{ itemTypes: ['mailbox'] },
		"'Item Types' has 'mailbox', which is none of file, folder, web_link",
	],
	[
		'a type of event that does not exist',
		{ eventTypes: ['ITEM_UPLOAD', 'FOO'] },
		"'Event Types' has 'FOO', which is none of ACCESS_GRANTED, ",
	],
	[
		'a type of event from an expression',
		{ stream: 'enterprise', enterpriseEventTypes: '={{ "UPLOAD, ITEM_UPLOAD" }}' },
		"'Enterprise Event Types' has 'ITEM_UPLOAD', which is none of ",
	],
])('refuses %s before anything is sent', async (_, parameters, message) => {
	await expect(stage.start(parameters)).rejects.toThrow(message);
	expect(stage.emulator.requests()).toEqual([]);
});
