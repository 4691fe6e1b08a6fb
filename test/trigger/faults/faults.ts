import type { Fault } from '../../emulator';
import type { RunningTrigger } from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { POLL } from '../../support/streamFaults';
import { cursorOf, boxTriggerWith, names, Stage } from '../support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const ONE_HOUR = 3_600_000;
const EVENTS = '/2.0/events';
const AT_ONCE = { 'retry-after': '0' };

/** A trigger whose waits take no time, listening. */
async function listen(clock = new ImpatientClock()): Promise<RunningTrigger> {
	return await stage.listen(
		{ options: { executionMode: 'each' } },
		{ nodeType: boxTriggerWith(clock) },
	);
}

async function nextName(trigger: RunningTrigger): Promise<unknown> {
	return names(await trigger.nextExecution())[0];
}

function upload(name: string): void {
	stage.emulator.addFile({ name, content: name });
}

it('refreshes an expired token in the middle, while the poll is being held', async () => {
	const trigger = await listen();
	stage.emulator.expireAccessTokens();
	expect(stage.emulator.pollers()).toBe(1);
	upload('a.txt');
	expect(await nextName(trigger)).toBe('a.txt');
	expect(stage.credential.writes).toBe(1);
	expect(trigger.failures).toEqual([]);
});

it.each([
	['an error of the event list', { method: 'GET', path: EVENTS, status: 503, headers: AT_ONCE }],
	['an event list that is cut', { method: 'GET', path: EVENTS, cut: 40, times: 2 }],
	[
		'an event list of a gateway',
		{ method: 'GET', path: EVENTS, status: 200, body: '<html></html>' },
	],
	[
		'an error of the realtime server list',
		{ method: 'OPTIONS', path: EVENTS, status: 500, headers: AT_ONCE },
	],
	['no realtime server', { method: 'OPTIONS', path: EVENTS, status: 200, body: { entries: [] } }],
	['a poll that is refused', { path: POLL, status: 503 }],
	['a channel that has had enough', { path: POLL, status: 400, body: { error: 'max_retries' } }],
	['a poll that is dropped', { path: POLL, drop: true }],
	['a poll that is cut', { path: POLL, cut: 8 }],
	['reconnect', { path: POLL, status: 200, body: { version: 1, message: 'reconnect' } }],
	['an unknown message', { path: POLL, status: 200, body: { version: 1, message: 'hello' } }],
])('goes on after %s, many times over, loses nothing, and keeps it to itself', async (_, fault) => {
	const { emulator } = stage;
	const atStart = emulator.faults.add({ times: 7, ...fault });
	const trigger = await listen();
	expect(atStart.hits).toBeGreaterThan(0);
	emulator.faults.add({ times: 12, ...fault });
	const uploaded = ['1', '2', '3', '4', '5'];
	for (const name of uploaded) {
		upload(name);
		expect(await nextName(trigger)).toBe(name);
	}
	const ids = trigger.executions.map(({ items }) => items[0]?.json.event_id);
	expect(ids).toEqual(emulator.eventsOf().map(({ event_id }) => event_id));
	expect(trigger.failures).toEqual([]);
});

it('goes on after the connection was lost while the poll was held', async () => {
	const trigger = await listen();
	const held = stage.emulator.requests().length;
	stage.emulator.faults.add({ path: POLL, drop: true, times: 3 });
	upload('1');
	upload('2');
	expect(await nextName(trigger)).toBe('1');
	expect(await nextName(trigger)).toBe('2');
	await stage.polling();
	expect(stage.emulator.requests().length).toBeGreaterThan(held);
});

it('activates while Box is away, and starts when it is back', async () => {
	const { emulator } = stage;
	emulator.faults.add({ path: '/2.0/users/me', status: 503, headers: AT_ONCE, times: 40 });
	const trigger = await listen();
	expect(trigger.failures).toEqual([]);
	upload('a.txt');
	expect(await nextName(trigger)).toBe('a.txt');
});

it('tells once an hour of a credential Box does not take, and recovers when it is connected again', async () => {
	const { emulator, credential } = stage;
	const clock = new ImpatientClock(20);
	const trigger = await listen(clock);
	emulator.revokeRefreshTokens();
	emulator.expireAccessTokens();
	upload('1');
	const failure = await trigger.nextFailure();
	expect(failure.message).toBe('The sign-in to Box is no longer valid');
	const told = clock.now();
	await trigger.nextFailure();
	expect(clock.now() - told).toBeGreaterThanOrEqual(ONE_HOUR);
	expect(trigger.fatal).toEqual([]);
	// Box is not asked again and again for a token it will not give.
	expect(emulator.tokenRequests()).toBeLessThanOrEqual(3);

	credential.data = { ...credential.data, oauthTokenData: { ...emulator.connect() } };
	expect(await nextName(trigger)).toBe('1');
	await stage.polling();
	const failures = trigger.failures.length;
	upload('2');
	expect(await nextName(trigger)).toBe('2');
	expect(trigger.failures).toHaveLength(failures);
});

it('shows no token, and no address of the realtime server, in what it tells', async () => {
	const { emulator } = stage;
	const token = emulator.connect().access_token;
	const trigger = await listen();
	emulator.revokeRefreshTokens();
	emulator.expireAccessTokens();
	upload('1');
	const failure = await trigger.nextFailure();
	const told = JSON.stringify({ ...failure, message: failure.message, stack: failure.stack });
	expect(told).not.toContain(token);
	expect(told).not.toContain('channel=');
});

it('tells of a folder that does not exist, and starts when it may be seen', async () => {
	const { emulator } = stage;
	const { colleague } = emulator.users;
	const folder = emulator.addFolder({ name: 'Secret', as: colleague.id });
	const trigger = await stage.start(
		{ folder: { mode: 'id', value: folder.id } },
		{ nodeType: boxTriggerWith(new ImpatientClock()), activation: 'init' },
	);
	const failure = await trigger.nextFailure();
	expect(failure.message).toMatch(/no such item/);

	const { id: userId } = emulator.users.admin;
	emulator.addCollaboration({ itemType: 'folder', itemId: folder.id, userId, role: 'editor' });
	emulator.addFile({ name: 'a.txt', content: '', parentId: folder.id, as: colleague.id });
	const found: unknown[] = [];
	while (!found.includes('ITEM_UPLOAD')) {
		found.push(...(await trigger.nextExecution()).map(({ json }) => json.event_type));
	}
	expect(trigger.fatal).toEqual([]);
});

const MISSING = {
	status: 404,
	body: { type: 'error', status: 404, code: 'not_found', message: 'Not Found' },
};

const REFUSED = {
	method: 'GET',
	path: EVENTS,
	status: 400,
	body: { type: 'error', status: 400, code: 'bad_request', message: 'stream_position is too old' },
};

it('loses nothing where Box refuses the kept position by mistake', async () => {
	const first = await stage.start();
	await first.stop();
	upload('a.txt');
	stage.emulator.faults.add({ ...REFUSED, times: 2 });
	const { staticData } = first;
	const nodeType = boxTriggerWith(new ImpatientClock());
	const second = await stage.start({}, { staticData, nodeType });
	expect(names(await second.nextExecution())).toEqual(['a.txt']);
	expect(second.failures).toEqual([]);
});

it('tells when Box does not take the kept position any more, and goes on from now', async () => {
	const first = await stage.start();
	await first.stop();
	const { staticData } = first;
	const { position } = cursorOf(staticData);
	stage.emulator.faults.add({ ...REFUSED, times: 3 });
	upload('lost.txt');
	const second = await stage.listen(
		{},
		{ staticData, nodeType: boxTriggerWith(new ImpatientClock()) },
	);
	expect((await second.nextFailure()).message).toMatch(/events are read from now on/);
	upload('found.txt');
	expect(names(await second.nextExecution())).toEqual(['found.txt']);
	expect(BigInt(cursorOf(second.staticData).position)).toBeGreaterThan(BigInt(position));
});

it.each<[string, Fault]>([
	['400 of a proxy', { status: 400, body: '<html>Bad Request</html>' }],
	['400 of a proxy in JSON', { status: 400, body: { error: 'blocked', status: 400 } }],
	['400 without a word', { status: 400 }],
	[
		'400 of Box about something else',
		{
			status: 400,
			body: {
				...REFUSED.body,
				context_info: { errors: [{ reason: 'invalid_parameter', name: 'event_type' }] },
			},
		},
	],
	// The third is followed at once by the question for another place.
	['400 of Box to whatever is asked', { ...REFUSED, times: 8 }],
	['403 of a proxy', { status: 403, body: '<html>Forbidden</html>' }],
	['404 of a proxy', { status: 404, body: '<html>Not Found</html>' }],
])('keeps its place whenever it meets a %s', async (_, answer) => {
	const first = await stage.start();
	await first.stop();
	upload('a.txt');
	const fault = stage.emulator.faults.add({ method: 'GET', path: EVENTS, times: 6, ...answer });
	const nodeType = boxTriggerWith(new ImpatientClock());
	const second = await stage.start({}, { staticData: first.staticData, nodeType });
	expect(names(await second.nextExecution())).toEqual(['a.txt']);
	expect(fault.left).toBe(0);
	for (const { message } of second.failures) expect(message).not.toMatch(/from now on/);
});

it('tells at once, each time, that a place was given up', async () => {
	const trigger = await listen();
	const { emulator } = stage;
	emulator.faults.add({ path: EVENTS, method: 'GET', ...MISSING, times: 1 });
	upload('1');
	await trigger.nextFailure();
	emulator.faults.add({ ...REFUSED, times: 3 });
	upload('lost');
	expect((await trigger.nextFailure()).message).toMatch(/events are read from now on/);
});

it('asks a realtime server that refuses the token no faster, and for no other token', async () => {
	const { emulator, credential } = stage;
	const clock = new ImpatientClock();
	const trigger = await listen(clock);
	emulator.faults.add({ path: POLL, status: 401, times: 1_000_000 });
	const since = clock.now();
	const before = emulator.requests().length;
	upload('a.txt');
	expect(await nextName(trigger)).toBe('a.txt');
	expect((await trigger.nextFailure()).message).toMatch(/realtime servers cannot be reached/);
	const seconds = (clock.now() - since) / 1_000;
	expect(seconds).toBeGreaterThan(500);
	expect(emulator.requests().length - before).toBeLessThanOrEqual(seconds);
	expect(credential.writes).toBe(0);
	expect(emulator.tokenRequests()).toBe(0);
});

it('lets go at once while it waits out a fault, and while a request is on its way', async () => {
	const { emulator } = stage;
	emulator.faults.add({ path: EVENTS, stall: true, times: 100 });
	const stalled = await stage.start({}, { nodeType: boxTriggerWith(new ImpatientClock()) });
	await emulator.waitFor(({ path }) => path === EVENTS);
	await stalled.stop();
	expect(emulator.pollers()).toBe(0);
});

it.each([
	['are refused', { path: POLL, status: 503 }],
	['are dropped', { path: POLL, drop: true }],
	['have no server', { method: 'OPTIONS', path: EVENTS, status: 200, body: { entries: [] } }],
])(
	'hands over what happens while long polls %s, and tells of it once an hour',
	async (_, fault) => {
		const clock = new ImpatientClock();
		const trigger = await listen(clock);
		stage.emulator.faults.add({ ...fault, times: 1_000_000 });
		stage.emulator.faults.add({ path: POLL, drop: true });
		upload('a.txt');
		expect(await trigger.nextFailure()).toMatchObject({
			message: "Box's realtime servers cannot be reached, so events may come a minute late",
			description: expect.stringContaining("choose 'Interval' for 'Listen By'") as string,
		});
		const told = clock.now();
		upload('b.txt');
		await trigger.nextFailure();
		expect(clock.now() - told).toBeGreaterThanOrEqual(ONE_HOUR);
		expect(trigger.executions.flatMap(({ items }) => names(items))).toEqual(['a.txt', 'b.txt']);
	},
);
