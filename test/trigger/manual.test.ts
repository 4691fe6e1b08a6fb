import { names, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const manual = { mode: 'manual' } as const;

it('waits for the next event, and ends with it', async () => {
	stage.emulator.addFile({ name: 'before.txt', content: 'a' });
	const test = await stage.listen({}, manual);
	stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	expect(names(await test.nextExecution())).toEqual(['a.txt']);
	await stage.silent();
	expect(test.executions).toHaveLength(1);
});

it('waits for an event that fits the settings', async () => {
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
	const test = await stage.listen({}, manual);
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
	const test = await stage.start({}, manual);
	await expect(test.nextExecution()).rejects.toThrow(
		'Box does not accept the stored sign-in any more',
	);
});

it('says at once that the folder does not exist', async () => {
	const test = await stage.start({ folder: { mode: 'path', value: '/Nowhere' } }, manual);
	await expect(test.nextExecution()).rejects.toThrow("'Folder' does not exist: /Nowhere");
});
