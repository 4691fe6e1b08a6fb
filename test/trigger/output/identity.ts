import type { IDataObject } from 'n8n-workflow';

import { credentialFor } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { boxTriggerWith, CURSOR, cursorOf, names, Stage, SteadyClock } from '../support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const ME = '/2.0/users/me';
const OTHER_ACCOUNT =
	'The credential is connected to another Box account, so the trigger now follows the events of that account';

/** Answers that do not surely name a user. */
const UNSURE: Array<[string, unknown]> = [
	['an empty object', {}],
	['nothing', ''],
	['a web page', '<html>Sign in</html>'],
	['a list', []],
	['null', 'null'],
	['a message', { status: 'maintenance' }],
	['a user without an ID', { type: 'user' }],
	['an empty ID', { type: 'user', id: '' }],
	['an ID that is null', { type: 'user', id: null }],
	['an ID that is a number', { type: 'user', id: 5 }],
	['an ID that is none', { type: 'user', id: 'me' }],
	['something else', { type: 'enterprise', id: '999' }],
	['an ID without a type', { id: '999' }],
];

function upload(name: string): void {
	stage.emulator.addFile({ name, content: name });
}

const impatient = () => ({ nodeType: boxTriggerWith(new ImpatientClock()) });

/** What n8n keeps of a workflow that was active for a while. */
async function lived(): Promise<IDataObject> {
	const trigger = await stage.start();
	await trigger.stop();
	await stage.silent();
	return trigger.staticData;
}

it.each(UNSURE)(
	'goes on where it was when a restart meets %s instead of the user',
	async (_, body) => {
		const staticData = await lived();
		upload('meanwhile.txt');
		const fault = stage.emulator.faults.add({ path: ME, status: 200, body, times: 3 });
		const trigger = await stage.start({}, { staticData, ...impatient() });
		expect(names(await trigger.nextExecution())).toEqual(['meanwhile.txt']);
		expect(fault.left).toBe(0);
		expect(trigger.failures).toEqual([]);
		expect(cursorOf(trigger.staticData).account).toBe(stage.emulator.users.admin.id);
	},
);

it.each(UNSURE)('goes on where it is when a new token meets %s', async (_, body) => {
	const { emulator } = stage;
	const trigger = await stage.listen({}, impatient());
	const fault = emulator.faults.add({ path: ME, status: 200, body, times: 3 });
	emulator.expireAccessTokens();
	upload('a.txt');
	expect(names(await trigger.nextExecution())).toEqual(['a.txt']);
	expect(fault.left).toBe(0);
	expect(trigger.executions).toHaveLength(1);
	expect(trigger.failures).toEqual([]);
});

it('tells of a user that Box does not name for long, and keeps the place', async () => {
	const staticData = await lived();
	upload('meanwhile.txt');
	const { faults } = stage.emulator;
	faults.add({ path: ME, status: 200, body: {}, times: 1_000_000 });
	const trigger = await stage.start({}, { staticData, ...impatient() });
	expect((await trigger.nextFailure()).message).toBe('What answered is not Box');
	faults.clear();
	expect(names(await trigger.nextExecution())).toEqual(['meanwhile.txt']);
});

it('says what answered in the test in the editor', async () => {
	stage.emulator.faults.add({ path: ME, status: 200, body: {} });
	const test = await stage.start({}, { mode: 'manual' });
	await expect(test.nextExecution()).rejects.toThrow('What answered is not Box');
});

it('tells of another account once, and goes on where it was when the first one is back', async () => {
	const { emulator } = stage;
	const { colleague } = emulator.users;
	const staticData = await lived();
	upload('one.txt');

	const credential = credentialFor(emulator, {}, colleague.id);
	const other = await stage.listen({}, { staticData, credential });
	expect((await other.nextFailure()).message).toBe(OTHER_ACCOUNT);
	// Their event saves whose stream it is.
	emulator.addFile({ name: 'theirs.txt', content: 'a', as: colleague.id });
	expect(names(await other.nextExecution())).toEqual(['theirs.txt']);
	await other.stop();
	await stage.silent();
	expect(cursorOf(other.staticData).account).toBe(colleague.id);
	const again = await stage.start({}, { staticData: other.staticData, credential });
	await again.stop();
	await stage.silent();
	expect(again.failures).toEqual([]);

	upload('two.txt');
	const back = await stage.start({}, { staticData: again.staticData });
	const found = [...(await back.nextExecution()), ...(await back.nextExecution())];
	expect(names(found)).toEqual(['one.txt', 'two.txt']);
	expect(back.failures).toEqual([]);
});

it('keeps the places of three other streams at most', async () => {
	const { emulator } = stage;
	const kept = (account: string) => ({
		...cursorOf({ global: { [CURSOR]: place } }),
		account,
	});
	const place = cursorOf(await lived());
	const global = {
		[CURSOR]: kept('1'),
		[`${CURSOR}:others`]: ['2', '3', '4', 'damaged'].map(kept),
	};
	const trigger = await stage.listen({}, { staticData: { global } as unknown as IDataObject });
	upload('a.txt');
	await trigger.nextExecution();
	const saved = trigger.staticData.global as Record<string, Array<{ account: string }>>;
	expect(saved[`${CURSOR}:others`]?.map(({ account }) => account)).toEqual(['1', '2', '3']);
	expect(cursorOf(trigger.staticData).account).toBe(emulator.users.admin.id);
});

it.each([
	['a text', 'position'],
	['a position that is a number', { position: 5 }],
	['nothing of what it was', {}],
])('reports that the saved position cannot be read if it is %s', async (_, damaged) => {
	const staticData = { global: { [CURSOR]: damaged } };
	const trigger = await stage.start({}, { staticData });
	expect((await trigger.nextFailure()).message).toContain('cannot be read');
	expect(cursorOf(trigger.staticData).account).toBe(stage.emulator.users.admin.id);
	await trigger.stop();
	const again = await stage.start({}, { staticData: trigger.staticData });
	expect(again.failures).toEqual([]);
});

it('says nothing of a stream that was chosen in the node', async () => {
	const staticData = await lived();
	const trigger = await stage.start({ stream: 'enterprise' }, { staticData });
	expect(trigger.failures).toEqual([]);
	await trigger.stop();
	upload('a.txt');
	const back = await stage.start({}, { staticData: trigger.staticData });
	expect(names(await back.nextExecution())).toEqual(['a.txt']);
});

describe.each([
	['nothing', []],
	['an event', [{ type: 'event', event_id: 'x', event_type: 'ITEM_CREATE', source: null }]],
])('a page with %s', (_, entries) => {
	it.each([0, '1', 1, '-5', 'now', null, undefined])(
		'that is followed by the position %j leads to nothing that is over',
		async (position) => {
			upload('before.txt');
			const trigger = await stage.listen({}, impatient());
			upload('one.txt');
			await trigger.nextExecution();
			await stage.settled();
			const body = { entries, next_stream_position: position };
			const fault = stage.emulator.faults.add({ path: '/2.0/events', method: 'GET', body });
			upload('two.txt');
			const found: unknown[] = [];
			while (!found.includes('two.txt')) found.push(...names(await trigger.nextExecution()));
			expect(fault.left).toBe(0);
			expect(found.filter((name) => name !== null)).toEqual(['two.txt']);
		},
	);
});

describe.each([
	['', {}],
	['of the enterprise', { stream: 'enterprise' }],
	['that confirms late', { options: { confirmWhen: 'succeeded' } }],
])('a single answer that names another account, to a stream %s', (_, parameters) => {
	function mistake() {
		const body = { type: 'user', id: stage.emulator.users.colleague.id };
		return stage.emulator.faults.add({ path: ME, body });
	}

	it('moves nothing at a restart', async () => {
		const first = await stage.start(parameters);
		await first.stop();
		await stage.silent();
		upload('meanwhile.txt');
		const fault = mistake();
		const { staticData } = first;
		const trigger = await stage.start(parameters, { staticData, ...impatient() });
		expect((await trigger.nextExecution()).length).toBe(1);
		expect(fault.left).toBe(0);
		expect(trigger.failures).toEqual([]);
		expect(cursorOf(trigger.staticData).account).toBe(stage.emulator.users.admin.id);
	});

	it('moves nothing after a new token, whichever trigger of the account asks', async () => {
		const options = { nodeType: boxTriggerWith(new SteadyClock()) };
		const one = await stage.startNumber(1, parameters, options);
		const two = await stage.startNumber(2, parameters, options);
		const fault = mistake();
		stage.emulator.expireAccessTokens();
		upload('a.txt');
		for (const trigger of [one, two]) {
			expect((await trigger.nextExecution()).length).toBe(1);
			expect(trigger.failures).toEqual([]);
		}
		expect(fault.left).toBe(0);
	});
});
