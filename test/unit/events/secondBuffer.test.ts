import type { BoxEvent } from '../../../nodes/Box/client/types';
import { Cursor } from '../../../nodes/Box/events/cursor';
import { SecondBuffer } from '../../../nodes/Box/events/secondBuffer';
import { event, StillClock } from './support';

const BUFFERING_MS = 2_000;

function setUp() {
	const clock = new StillClock();
	const stopping = new AbortController();
	const cursor = Cursor.startingAt({ account: '7', stream: 'all' }, '100');
	const bursts: string[][] = [];
	const buffer = new SecondBuffer(cursor, {
		deliver: async (events) => {
			bursts.push(events.map(({ event_id: id }) => id ?? ''));
			await Promise.resolve();
		},
		timing: clock,
		signal: stopping.signal,
	});
	const over = async () => {
		clock.end(BUFFERING_MS);
		await new Promise(setImmediate);
	};
	return { buffer, cursor, bursts, stopping, over };
}

/** By so many seconds after the clock's date. */
const now = new StillClock().date();
const at = (id: string, seconds: number): BoxEvent =>
	event(id, { created_at: new Date(now + seconds * 1_000).toISOString() });

it('keeps the events of a second until its time is over', async () => {
	const { buffer, bursts, over } = setUp();
	await buffer.add([at('a', 0), at('b', 0.4)]);
	await buffer.add([at('c', 0.9)]);
	expect(bursts).toEqual([]);
	await over();
	expect(bursts).toEqual([['a', 'b', 'c']]);
});

it('parts events by the second in which they happened, in whatever order they come', async () => {
	const { buffer, bursts, over } = setUp();
	await buffer.add([at('a', 0), at('d', 1), at('b', 0.2), at('e', 1.5)]);
	await over();
	expect(bursts).toEqual([
		['a', 'b'],
		['d', 'e'],
	]);
});

it('waits no longer where a later event shows that a second is over', async () => {
	const { buffer, bursts } = setUp();
	await buffer.add([at('a', 0), at('b', 0)]);
	await buffer.add([at('c', 1)]);
	expect(bursts).toEqual([]);
	await buffer.add([at('d', 2)]);
	expect(bursts).toEqual([['a', 'b']]);
});

it.each([
	['long ago', '2026-01-01T00:00:00-08:00'],
	['at no usable time', 'yesterday'],
	['at no time', undefined],
])('waits not at all for what happened %s', async (_when, createdAt) => {
	const { buffer, bursts } = setUp();
	await buffer.add([event('a', createdAt === undefined ? {} : { created_at: createdAt })]);
	expect(bursts).toEqual([['a']]);
});

it('parts what happened long ago by the page alone', async () => {
	const { buffer, bursts, over } = setUp();
	await buffer.add([at('a', -90), at('now', 0), at('b', -80)]);
	await buffer.add([at('c', -70)]);
	await over();
	expect(bursts).toEqual([['a', 'b'], ['c'], ['now']]);
});

it('keeps no more than 500 events of a second', async () => {
	const { buffer, bursts, over } = setUp();
	await buffer.add(Array.from({ length: 1_201 }, (_, index) => at(`event-${index}`, 0)));
	expect(bursts.map(({ length }) => length)).toEqual([500, 500]);
	await over();
	expect(bursts.map(({ length }) => length)).toEqual([500, 500, 201]);
	expect(bursts.flat()).toEqual(Array.from({ length: 1_201 }, (_, index) => `event-${index}`));
});

it('divides alike what is read in other pages', async () => {
	const events = Array.from({ length: 600 }, (_, index) => at(`event-${index}`, index / 300));
	const one = setUp();
	await one.buffer.add(events);
	await one.over();
	const other = setUp();
	for (const each of events) await other.buffer.add([each]);
	await other.over();
	expect(one.bursts.map(({ length }) => length)).toEqual([300, 300]);
	expect(other.bursts).toEqual(one.bursts);
});

it('has what it keeps be read again after a crash', async () => {
	const { buffer, cursor, over } = setUp();
	const first = at('a', 0);
	await buffer.add([first]);
	cursor.advance([first], '200');
	expect(cursor.toState().position).toBe('100');
	await over();
	expect(cursor.toState().position).toBe('200');
});

it('hands over at once what it keeps when it is told to', async () => {
	const { buffer, bursts, over } = setUp();
	await buffer.add([at('a', 0), at('b', 1)]);
	await buffer.flush();
	await over();
	expect(bursts).toEqual([['a'], ['b']]);
});

it('hands nothing over when it was stopped', async () => {
	const { buffer, bursts, stopping, over } = setUp();
	await buffer.add([at('a', 0)]);
	stopping.abort();
	await over();
	expect(bursts).toEqual([]);
});
