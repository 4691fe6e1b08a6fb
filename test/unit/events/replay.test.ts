import { closeHttp } from '../../../nodes/Box/client/http/http';
import { Cursor } from '../../../nodes/Box/events/cursor';
import { readPending } from '../../../nodes/Box/events/replay';
import { EventServer, page } from './eventServer';
import { event, TestClock } from './support';

let server: EventServer;

beforeEach(async () => {
	server = await EventServer.start();
});

afterEach(async () => {
	await server.close();
	await closeHttp();
});

const identity = { account: '7', stream: 'all' };

function resume(pending: { key: string; ids: string[] }[]): Cursor {
	const state = { ...identity, position: '1152922976252290886', handedOver: '', pending };
	const cursor = Cursor.resume(identity, state);
	if (!cursor) throw new Error('The cursor was not resumed');
	return cursor;
}

async function read(cursor: Cursor) {
	const found = await readPending(server.client(new TestClock()), cursor);
	return found.map(({ batch, events }) => [batch.key, events.map(({ event_id }) => event_id)]);
}

describe('readPending', () => {
	it('puts each batch together as it was, across pages and among other events', async () => {
		const cursor = resume([
			{ key: 'one', ids: ['a', 'b'] },
			{ key: 'two', ids: ['c'] },
		]);
		server.onPage = (position) =>
			position === '1152922976252290886'
				? page([event('b'), event('x'), event('c')], '1152922976252290887')
				: page([event('b'), event('a'), event('y')], '1152922976252290889');
		expect(await read(cursor)).toEqual([
			['one', ['a', 'b']],
			['two', ['c']],
		]);
		expect(server.values('page')).toEqual(['1152922976252290886', '1152922976252290887']);
		expect(cursor.position).toBe('1152922976252290886');
		expect(cursor.unseen([event('x')])).toHaveLength(1);
	});

	it.each([
		['the stream ends', () => page([], '"1152922976252290886"')],
		['a page leads nowhere', () => page([event('a')], '1152922976252290886')],
	])('does without events Box holds no longer: %s', async (_, answer) => {
		server.onPage = answer;
		const [found] = await read(resume([{ key: 'one', ids: ['a', 'gone'] }]));
		expect(found?.[0]).toBe('one');
		expect(found?.[1]).not.toContain('gone');
		expect(server.asked).toHaveLength(1);
	});

	it('asks for nothing where nothing is pending', async () => {
		expect(await read(resume([]))).toEqual([]);
		expect(server.asked).toEqual([]);
	});
});
