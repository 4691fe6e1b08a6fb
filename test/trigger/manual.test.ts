import { systemTiming } from '../../nodes/Box/client/http/timing';
import { ImpatientClock } from '../support/impatientClock';
import { POLL } from '../support/streamFaults';
import { boxTriggerWith, names, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const manual = { mode: 'manual' } as const;

const impatient = () => boxTriggerWith(new ImpatientClock());

it('waits for the next event where Box holds none, and ends with it', async () => {
	const test = await stage.listen({}, manual);
	stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	expect(names(await test.nextExecution())).toEqual(['a.txt']);
	await stage.silent();
	expect(test.executions).toHaveLength(1);
});

describe('where Box holds events', () => {
	it('gives the latest that matches the settings, and ends with it', async () => {
		for (const name of ['old.txt', 'a.pdf', 'b.pdf', 'new.txt']) {
			stage.emulator.addFile({ name, content: 'a' });
		}
		const test = await stage.start({ options: { namePattern: '*.pdf' } }, manual);
		expect(names(await test.nextExecution())).toEqual(['b.pdf']);
		expect(stage.count(POLL)).toBe(0);
		expect(test.executions).toHaveLength(1);
	});

	it('finds it on whichever page it is', async () => {
		const { emulator } = stage;
		emulator.addFile({ name: 'a.pdf', content: 'a' });
		for (let each = 0; each < 1_200; each++) emulator.appendEvent({ event_type: 'ITEM_PREVIEW' });
		const parameters = { eventTypes: ['ITEM_UPLOAD'] };
		const test = await stage.start(parameters, manual);
		expect(names(await test.nextExecution())).toEqual(['a.pdf']);
	});

	it('gives the latest in the folder', async () => {
		const folder = stage.emulator.addFolder({ name: 'In' });
		stage.emulator.addFile({ name: 'in.txt', content: 'a', parentId: folder.id });
		stage.emulator.addFile({ name: 'out.txt', content: 'a' });
		const test = await stage.start({ folder: { mode: 'id', value: folder.id } }, manual);
		expect(names(await test.nextExecution())).toEqual(['in.txt']);
	});

	it('waits for the next if none of them matches', async () => {
		stage.emulator.addFile({ name: 'a.txt', content: 'a' });
		const test = await stage.listen({ options: { namePattern: '*.pdf' } }, manual);
		stage.emulator.addFile({ name: 'a.pdf', content: 'a' });
		expect(names(await test.nextExecution())).toEqual(['a.pdf']);
	});

	it('waits for the next where looking through them takes too long', async () => {
		stage.emulator.addFile({ name: 'a.txt', content: 'a' });
		let time = 0;
		const nodeType = boxTriggerWith({ ...systemTiming, now: () => (time += 20_000) });
		const test = await stage.listen({}, { ...manual, nodeType });
		stage.emulator.addFile({ name: 'b.txt', content: 'a' });
		expect(names(await test.nextExecution())).toEqual(['b.txt']);
	});

	it.each([
		['an hour', 10],
		['a day', 10 * 60],
		['two weeks', 10 * 24 * 60],
	])('looks back at %s of the enterprise', async (_span, minutes) => {
		const at = (back: number) => new Date(Date.now() - back * 60_000).toISOString();
		const happen = (event_id: string, back: number, event_type: string) =>
			stage.emulator.appendEvent({
				stream: 'enterprise',
				event_id,
				event_type,
				created_at: at(back),
			});
		happen('older', minutes + 1, 'LOGIN');
		happen('login', minutes, 'LOGIN');
		happen('delete', minutes - 1, 'DELETE');
		const test = await stage.start(
			{ stream: 'enterprise', enterpriseEventTypes: ['LOGIN'] },
			manual,
		);
		const [item] = await test.nextExecution();
		expect(item?.json.event_id).toBe('login');
	});
});

it('waits for an event that matches the settings', async () => {
	const test = await stage.listen({ options: { namePattern: '*.pdf' } }, manual);
	stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	stage.emulator.addFile({ name: 'a.pdf', content: 'a' });
	expect(names(await test.nextExecution())).toEqual(['a.pdf']);
});

it('gives one event where each has an execution of its own', async () => {
	const test = await stage.listen({ options: { executionMode: 'each' } }, manual);
	stage.emulator.addFile({ name: '1', content: 'a' });
	stage.emulator.addFile({ name: '2', content: 'a' });
	expect(names(await test.nextExecution())).toEqual(['1']);
});

it('leaves alone what the active workflow has read', async () => {
	const active = await stage.start();
	await active.stop();
	await stage.silent();
	const { staticData } = active;
	const test = await stage.listen({}, { ...manual, staticData });
	stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	await test.nextExecution();
	expect(test.staticData).toEqual(staticData);
});

it('goes on after a fault on the way', async () => {
	stage.emulator.faults.add({ path: '/realtime/subscribe', drop: true });
	const test = await stage.listen({}, { ...manual, nodeType: impatient() });
	stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	expect(names(await test.nextExecution())).toEqual(['a.txt']);
});

it('ends when it is stopped, and lets go of the held connection', async () => {
	const test = await stage.listen({}, manual);
	const waiting = test.nextExecution();
	await Promise.all([test.stop(), expect(waiting).rejects.toThrow('stopped')]);
	await stage.silent();
});

it('says at once what is wrong with the credential', async () => {
	stage.emulator.revokeRefreshTokens();
	stage.emulator.expireAccessTokens();
	const test = await stage.start({}, { ...manual, nodeType: impatient() });
	await expect(test.nextExecution()).rejects.toThrow('The sign-in to Box is no longer valid');
});

it('says at once that the folder does not exist', async () => {
	const test = await stage.start({ folder: { mode: 'path', value: '/Nowhere' } }, manual);
	await expect(test.nextExecution()).rejects.toThrow("'Folder' does not exist: /Nowhere");
});
