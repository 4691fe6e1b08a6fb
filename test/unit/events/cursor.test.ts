import { Cursor } from '../../../nodes/Box/events/cursor';
import type { CursorState } from '../../../nodes/Box/events/cursorState';
import { isPosition, nextPosition } from '../../../nodes/Box/events/position';
import { event } from './support';

const identity = { account: '7', stream: 'all' };
const START = '1152922976252290886';
const NEXT = '1152922976252290889';

function ids(events: { event_id?: string }[]): (string | undefined)[] {
	return events.map(({ event_id }) => event_id);
}

/** Through JSON, as n8n's database does it. */
function saved(cursor: Cursor): unknown {
	return JSON.parse(JSON.stringify(cursor.toState()));
}

function resumed(cursor: Cursor): Cursor {
	const again = Cursor.resume(identity, saved(cursor));
	if (!again) throw new Error('The cursor was not resumed');
	return again;
}

describe('positions', () => {
	it.each([
		['0', true],
		['1152922976252290886', true],
		['18446744073709551615', true],
		['now', false],
		['', false],
		['-1', false],
		['1e18', false],
		[1152922976252290886, false],
		[undefined, false],
	])('%p is a position: %p', (value, expected) => {
		expect(isPosition(value)).toBe(expected);
	});

	it.each([
		['5', '9', '9'],
		['5', '5', '5'],
		['5', '0', '5'],
		['5', '000', '5'],
		['5', '', '5'],
		['1152922976252290886', '1152922976252290887', '1152922976252290887'],
	])('after %s the answer %s leads to %s', (asked, answered, expected) => {
		expect(nextPosition(asked, answered)).toBe(expected);
	});
});

describe('Cursor', () => {
	it('drops what was seen, within a page and across pages, and keeps the order', () => {
		const cursor = Cursor.startingAt(identity, START);
		const first = [event('b'), event('a'), event('b')];
		expect(ids(cursor.unseen(first))).toEqual(['b', 'a']);
		cursor.advance(first, NEXT);
		expect(ids(cursor.unseen([event('a'), event('c'), event('b')]))).toEqual(['c']);
		expect(cursor.position).toBe(NEXT);
	});

	it('tells events without an ID apart by what they say', () => {
		const cursor = Cursor.startingAt(identity, START);
		const nameless = [
			event('', { source: null }),
			event('', { created_at: '2026-01-01T00:00:00Z' }),
		];
		expect(cursor.unseen(nameless)).toHaveLength(2);
		cursor.advance(nameless, NEXT);
		expect(cursor.unseen(nameless)).toHaveLength(0);
	});

	it('keeps positions to the last digit', () => {
		const cursor = Cursor.startingAt(identity, '0');
		cursor.advance([], START);
		expect(resumed(cursor).position).toBe(START);
	});

	it('remembers across a restart what was handed over', () => {
		const cursor = Cursor.startingAt(identity, START);
		cursor.addPending({ key: 'one', ids: ['a'] });
		cursor.confirm('one');
		cursor.advance([event('a')], NEXT);
		const again = resumed(cursor);
		expect(again.unseen([event('a'), event('b')])).toEqual([event('b')]);
		expect(again.position).toBe(NEXT);
		expect(again.unconfirmed).toEqual([]);
	});

	it('goes back after a restart to where the oldest pending batch can be read again', () => {
		const cursor = Cursor.startingAt(identity, START);
		cursor.addPending({ key: 'one', ids: ['a'] });
		cursor.advance([event('a')], NEXT);
		cursor.addPending({ key: 'two', ids: ['b'] });
		cursor.advance([event('b')], '1152922976252290892');

		expect(cursor.position).toBe('1152922976252290892');
		expect(resumed(cursor).position).toBe(START);
		expect(resumed(cursor).unconfirmed).toMatchObject([{ key: 'one' }, { key: 'two' }]);

		cursor.confirm('one');
		expect(resumed(cursor).position).toBe(NEXT);
		cursor.confirm('two');
		expect(resumed(cursor).position).toBe('1152922976252290892');
	});

	it('goes back after a restart to where what is buffered can be read again', () => {
		const cursor = Cursor.startingAt(identity, START);
		const retained = cursor.retain();
		cursor.advance([event('a'), event('b')], NEXT);
		expect(cursor.position).toBe(NEXT);
		expect(resumed(cursor).position).toBe(START);
		cursor.addPending({ key: 'one', ids: ['a'] }, retained);
		cursor.release(retained);
		expect(resumed(cursor).position).toBe(START);
		cursor.confirm('one');
		expect(resumed(cursor).position).toBe(NEXT);
	});

	it('stays in the past while something of it is buffered', () => {
		const past = { after: '2026-01-01T00:00:00Z', before: '2026-02-01T00:00:00Z', live: NEXT };
		const cursor = Cursor.startingInPast(identity, past);
		const retained = cursor.retain();
		cursor.endPast();
		expect(cursor.past).toEqual(past);
		cursor.release(retained);
		cursor.endPast();
		expect(cursor.past).toBeUndefined();
		expect(cursor.position).toBe(NEXT);
	});

	it('forgets the oldest of what was handed over, but not the newest 1000', () => {
		const cursor = Cursor.startingAt(identity, START);
		const many = Array.from({ length: 6000 }, (_, index) => `event-${index}`);
		for (const id of many) {
			cursor.addPending({ key: id, ids: [id] });
			cursor.confirm(id);
		}
		const again = resumed(cursor);
		expect(again.toState().handedOver.split(' ').length).toBeLessThan(6000);
		expect(again.unseen(many.slice(-1000).map((id) => event(id)))).toEqual([]);
		expect(again.unseen([event('event-0')])).toHaveLength(1);
	});

	it.each<[string, unknown]>([
		['another account', { account: '8' }],
		['another stream', { stream: 'changes' }],
		['a damaged position', { position: 1152922976252290800 }],
		['a position of more than 64 bits', { position: '9'.repeat(400) }],
	])('does not resume for %s', (_, change) => {
		const state: CursorState = { ...identity, position: START, handedOver: '', pending: [] };
		expect(Cursor.resume(identity, state)).toBeDefined();
		expect(Cursor.resume(identity, { ...state, ...(change as object) })).toBeUndefined();
	});

	it.each<[string, unknown]>([
		['no list of what was handed over', { handedOver: undefined }],
		['another list of what was handed over', { handedOver: ['x'] }],
		['no batches', { pending: undefined }],
		['damaged batches', { pending: [{ key: 'one' }] }],
	])('hands over all from the position on again for %s', (_, change) => {
		const cursor = Cursor.startingAt(identity, START);
		cursor.addPending({ key: 'one', ids: ['a'] });
		const kept = { ...cursor.toState(), ...(change as object) };
		const again = Cursor.resume(identity, kept);
		expect(again?.position).toBe(START);
		expect(again?.unconfirmed).toEqual([]);
		expect(again?.unseen([event('a')])).toHaveLength(1);
	});

	it.each([undefined, null, 'text', 5, []])('does not resume where n8n has saved %p', (state) => {
		expect(Cursor.resume(identity, state)).toBeUndefined();
	});
});
