import type { BoxEvent } from '../../../nodes/Box/client/types';
import type { Confirmation } from '../../../nodes/Box/events/confirmation';
import { Cursor } from '../../../nodes/Box/events/cursor';
import type { ExecutionEnd } from '../../../nodes/Box/events/executionEnd';
import { Handover } from '../../../nodes/Box/events/handover';
import { event, StillClock } from './support';

interface Started {
	key: string;
	events: readonly BoxEvent[];
	end: (how?: ExecutionEnd) => void;
	fail: (error: Error) => void;
}

const STARTED: Confirmation = { when: 'started', maxTries: 1, longestRun: 3_600_000 };

function setUp(confirmation = STARTED) {
	const started: Started[] = [];
	const states: unknown[] = [];
	const faults: unknown[] = [];
	const clock = new StillClock();
	const stopping = new AbortController();
	const cursor = Cursor.startingAt({ account: '7', stream: 'all' }, '100');
	const handover = new Handover(cursor, {
		keyPrefix: 'box:1:2',
		keep: (current) => states.push(current.toState()),
		onFault: (error) => faults.push(error),
		save: () => {},
		confirmation,
		prepare: (events) => events,
		start: async (events, key) =>
			await new Promise((resolve, reject) => {
				started.push({ key, events, end: (how = 'succeeded') => resolve(how), fail: reject });
			}),
		timing: clock,
		signal: stopping.signal,
	});
	return { started, states, faults, clock, stopping, cursor, handover };
}

const tick = async () => await new Promise(setImmediate);

function events(count: number, prefix = 'e'): BoxEvent[] {
	return Array.from({ length: count }, (_, index) => event(`${prefix}${index}`));
}

describe('Handover', () => {
	it('keeps a batch as pending before it starts the execution, until that has ended', async () => {
		const { started, states, cursor, handover } = setUp();
		await handover.deliver([event('a'), event('b')]);
		expect(states).toEqual([
			expect.objectContaining({
				position: '100',
				pending: [{ key: started[0]?.key, ids: ['a', 'b'] }],
			}),
		]);
		cursor.advance([event('a'), event('b')], '200');
		expect(cursor.toState().position).toBe('100');
		started[0]?.end();
		await handover.idle();
		expect(cursor.toState()).toMatchObject({ position: '200', pending: [] });
	});

	it('gives the same events the same key, other events another, and none too long a one', async () => {
		const one = setUp();
		const two = setUp();
		await one.handover.deliver(events(500));
		await two.handover.deliver(events(500));
		await two.handover.deliver(events(499, 'f'));
		const [first] = one.started;
		expect(two.started.map(({ key }) => key === first?.key)).toEqual([true, false]);
		expect(first?.key).toMatch(/^box:1:2:/);
		expect(first?.key.length).toBeLessThanOrEqual(255);
	});

	it('has no more than ten batches in flight', async () => {
		const { started, handover } = setUp();
		for (let count = 0; count < 10; count++) await handover.deliver([event(`e${count}`)]);
		let delivered = false;
		const eleventh = handover.deliver([event('last')]).then(() => (delivered = true));
		await tick();
		expect(delivered).toBe(false);
		expect(started).toHaveLength(10);
		started[4]?.end();
		await eleventh;
		expect(started).toHaveLength(11);
	});

	it('has no more than a thousand events in flight', async () => {
		const { started, handover } = setUp();
		await handover.deliver(events(500, 'a'));
		await handover.deliver(events(500, 'b'));
		const third = handover.deliver(events(1, 'c'));
		await tick();
		expect(started).toHaveLength(2);
		started[0]?.end();
		await third;
		expect(started).toHaveLength(3);
	});

	it('takes an execution for started that has run for half a minute', async () => {
		const { started, clock, cursor, handover } = setUp();
		await handover.deliver([event('a')]);
		expect(cursor.unconfirmed).toHaveLength(1);
		clock.end(30_000);
		await handover.idle();
		expect(cursor.unconfirmed).toEqual([]);
		expect(started).toHaveLength(1);
	});

	it('waits for executions that last, but not for ever for one whose end nobody tells', async () => {
		const { started, clock, handover } = setUp();
		for (let count = 0; count < 10; count++) await handover.deliver([event(`e${count}`)]);
		clock.end(30_000);
		await handover.idle();
		const eleventh = handover.deliver([event('eleventh')]);
		await tick();
		expect(started).toHaveLength(10);
		started[0]?.end();
		await eleventh;
		expect(started).toHaveLength(11);
		const twelfth = handover.deliver([event('twelfth')]);
		await tick();
		expect(started).toHaveLength(11);
		clock.end(60_000);
		await twelfth;
		expect(started).toHaveLength(12);
	});

	it('starts again under the same key what could not be started', async () => {
		const { started, faults, clock, cursor, handover } = setUp();
		await handover.deliver([event('a')]);
		const problem = new Error('The database is locked');
		started[0]?.fail(problem);
		await tick();
		expect(faults).toEqual([problem]);
		expect(cursor.unconfirmed).toHaveLength(1);
		clock.end(500);
		await tick();
		expect(started).toHaveLength(2);
		expect(started[1]).toMatchObject({ key: started[0]?.key, events: started[0]?.events });
		started[1]?.end();
		await handover.idle();
		expect(cursor.unconfirmed).toEqual([]);
	});

	it('starts nothing more once it is stopped, and keeps what is in flight as pending', async () => {
		const { started, stopping, cursor, handover } = setUp();
		for (let count = 0; count < 10; count++) await handover.deliver([event(`e${count}`)]);
		const waiting = handover.deliver([event('last')]);
		stopping.abort();
		await waiting;
		await handover.idle();
		expect(started).toHaveLength(10);
		expect(cursor.toState().pending).toHaveLength(10);
		expect(cursor.unseen([event('e0'), event('last')])).toEqual([event('last')]);
	});

	it('hands over a pending batch under its old key', async () => {
		const { started, cursor, handover } = setUp();
		await handover.repeat(cursor.addPending({ key: 'old', ids: ['a'] }), [event('a')]);
		expect(started).toMatchObject([{ key: 'old', events: [event('a')] }]);
	});
});
