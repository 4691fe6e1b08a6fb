import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { credentialFor, type RunningTrigger, type StartTriggerOptions } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { POLL } from '../support/streamFaults';
import {
	boxTriggerInBusyEngine,
	boxTriggerWith,
	names,
	nextNames,
	Stage,
	SteadyClock,
} from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

jest.setTimeout(120_000);

const EACH = { options: { executionMode: 'each' } };
const EVENTS = '/2.0/events';
const ME = '/2.0/users/me';

function upload(name: string, parentId?: string): void {
	stage.emulator.addFile({ name, content: name, parentId });
}

/** As at n8n's own start: when a user publishes a workflow, its trigger checks the credential alone. */
const start = async (
	id: number,
	parameters: INodeParameters = EACH,
	options: StartTriggerOptions = {},
): Promise<RunningTrigger> =>
	await stage.startNumber(id, parameters, { activation: 'init', ...options });

async function startMany(count: number, parameters: INodeParameters = EACH) {
	const ids = Array.from({ length: count }, (_, id) => id);
	return await Promise.all(ids.map(async (id) => await start(id, parameters)));
}

const requests = () => stage.emulator.requests().length;
const turns = async (count = 50) => {
	for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

async function expectEach(triggers: readonly RunningTrigger[], name: string): Promise<void> {
	const found = await Promise.all(triggers.map(async (each) => await each.nextExecution()));
	expect(new Set(found.flatMap(names))).toEqual(new Set([name]));
}

describe.each([1, 2, 50, 500])('%i triggers of an account', (count) => {
	it('need the requests of one: to start, for six changes, and to stop', async () => {
		const triggers = await startMany(count);
		await stage.settled();
		const kinds = stage.emulator.requests().map(({ method, path, query }) => {
			return path === EVENTS ? `${method} ${query?.stream_position ?? 'server'}` : path;
		});
		expect(kinds).toEqual([ME, 'GET now', 'OPTIONS server', POLL]);
		for (let change = 0; change < 6; change++) {
			upload(`${change}.txt`);
			await expectEach(triggers, `${change}.txt`);
			await stage.settled();
		}
		// A page and a poll for each.
		expect(requests()).toBe(4 + 6 * 2);
		await Promise.all(triggers.map(async (each) => await each.stop()));
		await stage.silent();
		await turns();
		expect(requests()).toBe(4 + 6 * 2);
		for (const { executions, failures } of triggers) {
			expect(executions).toHaveLength(6);
			expect(failures).toEqual([]);
		}
	});
});

it('ask nothing but where the stream is now if they start one after the other', async () => {
	for (let id = 0; id < 50; id++) await start(id);
	await stage.settled();
	const now = stage.emulator.requests().filter(({ query }) => query?.stream_position === 'now');
	expect(now).toHaveLength(50);
	expect(requests()).toBe(50 + 3);
});

it('ask nothing at a restart, where they have stored their position', async () => {
	const first = await startMany(20);
	await Promise.all(first.map(async (each) => await each.stop()));
	await stage.silent();
	upload('meanwhile.txt');
	stage.emulator.clearRequests();
	const again: RunningTrigger[] = [];
	for (const [id, { staticData }] of first.entries()) {
		again.push(await start(id, EACH, { staticData }));
	}
	await expectEach(again, 'meanwhile.txt');
	await stage.settled();
	expect(stage.count(ME)).toBe(1);
	expect(requests()).toBeLessThanOrEqual(6);
});

it('wait for no one whose executions do not end', async () => {
	const busy = boxTriggerInBusyEngine();
	await start(0, EACH, { nodeType: busy.nodeType });
	const other = await start(1);
	await stage.polling();
	const sent = Array.from({ length: 30 }, (_, index) => `${index}.txt`);
	for (const name of sent) {
		upload(name);
		expect(names(await other.nextExecution())).toEqual([name]);
	}
	expect(busy.started).toEqual(sent.slice(0, 10));
	// It catches up by itself, and joins.
	while (busy.started.length < sent.length) {
		busy.finish();
		await turns(5);
	}
	expect(busy.started).toEqual(sent);
	await stage.settled();
	upload('last.txt');
	expect(names(await other.nextExecution())).toEqual(['last.txt']);
	while (!busy.started.includes('last.txt')) {
		busy.finish();
		await turns(5);
	}
	expect(stage.emulator.pollers()).toBe(1);
});

it('catch up from an older position by themselves, and join', async () => {
	const first = await start(0);
	await first.stop();
	const sent = ['1', '2', '3'];
	for (const name of sent) upload(name);
	const current = await start(1);
	await stage.polling();
	const old = await start(0, EACH, { staticData: first.staticData });
	expect(await nextNames(old, 3)).toEqual(sent);
	upload('4');
	await expectEach([current, old], '4');
	await stage.settled();
	expect(stage.emulator.pollers()).toBe(1);
	expect(current.executions).toHaveLength(1);
});

it('start from now on if they join later', async () => {
	await start(0);
	await stage.polling();
	upload('before.txt');
	const late = await start(1);
	upload('after.txt');
	expect(names(await late.nextExecution())).toEqual(['after.txt']);
});

it('go on when one of them is stopped amid a poll, or amid a read that they share', async () => {
	const [one, two, three] = await startMany(3);
	if (!one || !two || !three) throw new Error('They did not start');
	await stage.settled();
	await one.stop();
	await turns();
	expect(stage.emulator.pollers()).toBe(1);
	const fault = stage.emulator.faults.add({ method: 'GET', path: EVENTS, stall: 300 });
	upload('a.txt');
	while (fault.hits === 0) await turns(1);
	await two.stop();
	expect(names(await three.nextExecution())).toEqual(['a.txt']);
	expect(stage.emulator.requests().filter(({ query }) => query?.limit === '500')).toHaveLength(1);
	expect(one.executions).toEqual([]);
	await three.stop();
	await stage.silent();
});

it('go on when the folder of one does not exist', async () => {
	const nodeType = boxTriggerWith(new ImpatientClock());
	const folder = { mode: 'id', value: '12345' };
	const lost = await start(0, { folder }, { nodeType });
	const other = await start(1, EACH, { nodeType });
	expect((await lost.nextFailure()).message).toMatch(/no such item/);
	upload('a.txt');
	expect(names(await other.nextExecution())).toEqual(['a.txt']);
	expect(other.failures).toEqual([]);
});

it('share the look-ups of folders', async () => {
	const { emulator } = stage;
	const watched = emulator.addFolder({ name: 'Watched' });
	const inner = emulator.addFolder({ name: 'Inner', parentId: watched.id });
	const folder = { mode: 'id', value: watched.id };
	const triggers = await startMany(20, { ...EACH, folder });
	await stage.settled();
	expect(stage.count(`/2.0/folders/${watched.id}`)).toBe(1);
	const parent = { type: 'folder', id: inner.id, name: 'Inner', etag: '0', sequence_id: '0' };
	for (const id of ['901', '902']) {
		emulator.appendEvent({ source: { type: 'file', id, name: id, parent } });
	}
	for (const each of triggers) expect(await nextNames(each, 2)).toEqual(['901', '902']);
	expect(stage.count(`/2.0/folders/${inner.id}`)).toBe(1);
});

it('give each execution events of its own, which it may change', async () => {
	const raw = { options: { executionMode: 'each', simplify: false } };
	const [one, two] = await startMany(2, raw);
	await stage.settled();
	upload('a.txt');
	const [mine] = (await one?.nextExecution()) ?? [];
	const [theirs] = (await two?.nextExecution()) ?? [];
	expect(theirs?.json).toEqual(mine?.json);
	(mine?.json.source as IDataObject).name = 'changed';
	expect((theirs?.json.source as IDataObject).name).toBe('a.txt');
});

it('go on with another credential of the account when one is revoked', async () => {
	const nodeType = boxTriggerWith(new ImpatientClock(20));
	const other = credentialFor(stage.emulator);
	const revoked = await start(0, EACH, { nodeType });
	const good = await start(1, EACH, { nodeType, credential: other });
	await stage.settled();
	expect(stage.emulator.pollers()).toBe(1);
	stage.emulator.revokeRefreshTokens();
	stage.emulator.expireAccessTokens();
	other.data = { ...other.data, oauthTokenData: { ...stage.emulator.connect() } };
	upload('a.txt');
	expect(names(await good.nextExecution())).toEqual(['a.txt']);
	expect((await revoked.nextFailure()).message).toBe('The sign-in to Box is no longer valid');
	expect(revoked.executions).toEqual([]);
	upload('b.txt');
	expect(names(await good.nextExecution())).toEqual(['b.txt']);
	expect(good.failures).toEqual([]);
	const { credential } = stage;
	credential.data = { ...credential.data, oauthTokenData: { ...stage.emulator.connect() } };
	expect(await nextNames(revoked, 2)).toEqual(['a.txt', 'b.txt']);
});

it('never get the events of another account', async () => {
	const { colleague } = stage.emulator.users;
	const credential = credentialFor(stage.emulator, {}, colleague.id);
	const mine = await start(0);
	const theirs = await start(1, EACH, { credential });
	while (stage.emulator.pollers() < 2) await turns(1);
	upload('mine.txt');
	stage.emulator.addFile({ name: 'theirs.txt', content: 'a', as: colleague.id });
	expect(names(await mine.nextExecution())).toEqual(['mine.txt']);
	expect(names(await theirs.nextExecution())).toEqual(['theirs.txt']);
	await stage.settled();
	expect([mine.executions.length, theirs.executions.length]).toEqual([1, 1]);
});

it('retry together when Box fails, and each goes on', async () => {
	const nodeType = boxTriggerWith(new ImpatientClock());
	const triggers = await Promise.all(
		Array.from({ length: 20 }, async (_, id) => await start(id, EACH, { nodeType })),
	);
	await stage.settled();
	const headers = { 'retry-after': '0' };
	stage.emulator.faults.add({ method: 'GET', path: EVENTS, status: 503, headers, times: 12 });
	const before = requests();
	upload('a.txt');
	await expectEach(triggers, 'a.txt');
	expect(requests() - before).toBeLessThanOrEqual(12 + 6);
	for (const { failures } of triggers) expect(failures).toEqual([]);
});

describe('at an interval', () => {
	const limit = ({ query }: { query?: Record<string, unknown> }) => query?.limit === '500';
	const reads = () => stage.emulator.requests().filter(limit);

	it('read each page once, with one interval', async () => {
		const clock = new SteadyClock();
		const nodeType = boxTriggerWith(clock);
		const parameters = { listen: 'interval', options: { interval: 60 } };
		const triggers: RunningTrigger[] = [];
		for (let id = 0; id < 20; id++) triggers.push(await start(id, parameters, { nodeType }));
		const since = clock.now();
		const before = reads().length;
		for (const name of ['1', '2', '3']) {
			upload(name);
			await expectEach(triggers, name);
		}
		while (clock.now() - since < 3_600_000) await turns(1);
		const intervals = (clock.now() - since) / 60_000;
		// A second one where there was something, as a page of few events is not surely the last.
		expect(reads().length - before).toBeLessThanOrEqual(intervals + 1 + 6);
	});

	it('ask for the types that all of them want, and each gets its own', async () => {
		const nodeType = boxTriggerWith(new SteadyClock());
		const happen = (event_id: string, event_type: string) =>
			stage.emulator.appendEvent({ stream: 'enterprise', event_id, event_type });
		const wanting = async (id: number, type: string) => {
			const parameters = { stream: 'enterprise', enterpriseEventTypes: [type] };
			return await start(id, parameters, { nodeType });
		};
		const logins = await wanting(0, 'LOGIN');
		const deletes = await wanting(1, 'DELETE');
		happen('login', 'LOGIN');
		happen('upload', 'UPLOAD');
		happen('delete', 'DELETE');
		expect((await logins.nextExecution()).map(({ json }) => json.event_id)).toEqual(['login']);
		expect((await deletes.nextExecution()).map(({ json }) => json.event_id)).toEqual(['delete']);
		expect(reads().at(-1)?.query?.event_type?.split(',').sort()).toEqual(['DELETE', 'LOGIN']);
		expect([logins.executions.length, deletes.executions.length]).toEqual([1, 1]);
	});
});
