import { BusyError } from '../../../nodes/Box/client/http/fairSemaphore';
import { Slots, SLOTS, SLOTS_PER_OWNER, type CallKind } from '../../../nodes/Box/client/http/slots';
import { HandClock } from './handClock';

const HOST = 'https://api.box.com';
const reason = new Error('The execution was cancelled');
const never = new AbortController().signal;

function setup() {
	const clock = new HandClock();
	const slots = new Slots(clock);
	const taken: Array<() => void> = [];
	/** Resolves with what the owner got: a slot, or why not. */
	const ask = async (owner: object, kind: CallKind = 'quick', signal = never) =>
		await slots.take(HOST, kind, owner, signal).then(
			(release) => void taken.push(release),
			(error: unknown) => error,
		);
	/** How many of so many askings got a slot at once. */
	const askOften = async (owner: object, times: number, kind?: CallKind, signal?: AbortSignal) => {
		const before = taken.length;
		for (let time = 0; time < times; time += 1) void ask(owner, kind, signal);
		await new Promise(setImmediate);
		return taken.length - before;
	};
	return { clock, slots, taken, ask, askOften };
}

it('gives one owner half of the slots, and leaves some for the next, and the next', async () => {
	const { askOften } = setup();
	expect(await askOften({}, 3 * SLOTS)).toBe(SLOTS_PER_OWNER);
	expect(await askOften({}, 3 * SLOTS)).toBe(SLOTS / 4);
	expect(await askOften({}, 3 * SLOTS)).toBe(SLOTS / 8);
	expect(await askOften({}, 3 * SLOTS)).toBeGreaterThan(0);
	expect(await askOften({}, 1)).toBe(1);
});

it('gives all the slots back that were taken, and asks for as many again', async () => {
	const { taken, askOften } = setup();
	const owner = {};
	await askOften(owner, SLOTS_PER_OWNER);
	for (const leave of taken) {
		leave();
		leave();
	}
	expect(await askOften(owner, SLOTS)).toBe(SLOTS_PER_OWNER);
});

it('lets those who wait in in the order they came', async () => {
	const { taken, ask, askOften } = setup();
	const owner = {};
	await askOften(owner, SLOTS_PER_OWNER);
	const order: number[] = [];
	for (const number of [1, 2, 3]) void ask(owner).then(() => order.push(number));
	for (const leave of taken.slice(0, 3)) {
		leave();
		await new Promise(setImmediate);
	}
	expect(order).toEqual([1, 2, 3]);
});

it('lets in first who holds least', async () => {
	const { taken, ask, askOften } = setup();
	const busy = Array.from({ length: 6 }, () => ({}));
	for (const owner of busy) await askOften(owner, SLOTS);
	expect(taken).toHaveLength(SLOTS);
	const order: string[] = [];
	void ask(busy[0] ?? {}).then(() => order.push('busy'));
	void ask({}).then(() => order.push('new'));
	await new Promise(setImmediate);
	taken[0]?.();
	await new Promise(setImmediate);
	expect(order).toEqual(['new']);
});

it('keeps the kinds of work apart, and the hosts', async () => {
	const { slots, askOften } = setup();
	const owner = {};
	for (const kind of ['quick', 'slow', 'transfer'] as const) {
		expect(await askOften(owner, SLOTS, kind)).toBe(SLOTS_PER_OWNER);
	}
	await slots.take('https://upload.box.com', 'quick', owner, never);
});

it('holds as many long polls as there are triggers', async () => {
	const { askOften } = setup();
	expect(await askOften({}, 10 * SLOTS, 'poll')).toBe(10 * SLOTS);
});

it('lets each credential ask for a token, whatever else its host is busy with', async () => {
	const { askOften } = setup();
	for (const kind of ['quick', 'slow', 'transfer'] as const) await askOften({}, 10 * SLOTS, kind);
	expect(await askOften({}, 10 * SLOTS, 'token')).toBe(10 * SLOTS);
});

it('says after a while that all connections are in use', async () => {
	const { clock, ask, askOften } = setup();
	const owner = {};
	await askOften(owner, SLOTS_PER_OWNER);
	const late = ask(owner);
	await clock.sleeping(1);
	clock.advance(2 * 60_000);
	expect(clock.asleep).toBe(1);
	clock.advance(60_000);
	expect(await late).toBeInstanceOf(BusyError);
	expect(String(await late)).toContain(
		'All 20 connections to Box are in use, and none became free',
	);
	expect(clock.asleep).toBe(0);
});

it('ends the waiting when the execution is cancelled, and keeps no slot for it', async () => {
	const { clock, taken, ask, askOften } = setup();
	const owner = {};
	await askOften(owner, SLOTS_PER_OWNER);
	const stop = new AbortController();
	const cancelled = ask(owner, 'quick', stop.signal);
	const patient = ask(owner);
	await clock.sleeping(2);
	stop.abort(reason);
	expect(await cancelled).toBe(reason);
	taken[0]?.();
	expect(await patient).toBeUndefined();
	expect(clock.asleep).toBe(0);
});

it('gives a slot back that came in the moment of the cancellation', async () => {
	const { clock, taken, ask, askOften } = setup();
	const owner = {};
	await askOften(owner, SLOTS_PER_OWNER);
	const stop = new AbortController();
	const cancelled = ask(owner, 'quick', stop.signal);
	await clock.sleeping(1);
	taken[0]?.();
	stop.abort(reason);
	expect(await cancelled).toBe(reason);
	expect(await askOften(owner, 1)).toBe(1);
});

it('gives nothing to an execution that was cancelled before', async () => {
	const { ask } = setup();
	expect(await ask({}, 'quick', AbortSignal.abort(reason))).toBe(reason);
});
