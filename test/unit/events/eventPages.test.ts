import type { BoxEvent } from '../../../nodes/Box/client/types';
import { currentPosition } from '../../../nodes/Box/events/currentPosition';
import { Cursor } from '../../../nodes/Box/events/cursor';
import { eventPages } from '../../../nodes/Box/events/eventPages';
import {
	DROP,
	eachWithServer,
	EventServer,
	HOLD,
	message,
	page,
	sourceOf,
	type Scripted,
} from './eventServer';
import { event, type TestClock } from './support';

const FIRST = '1152922976252290886';
const SECOND = '1152922976252290887';
const THIRD = '1152922976252290889';

let server: EventServer;
let stopping: AbortController;
let clock: TestClock;

eachWithServer((started) => ({ server, stopping, clock } = started));

function open(faults: unknown[] = [], isPermanent?: (error: unknown) => boolean) {
	const cursor = Cursor.startingAt({ account: '7', stream: 'all' }, FIRST);
	const onFault = (error: unknown) => faults.push(error);
	const source = sourceOf({ server, clock, stopping }, 'all', { onFault, isPermanent });
	const { signal } = stopping;
	const pages = eventPages(source, cursor, { signal, timing: clock, onFault, isPermanent });
	return { cursor, pages };
}

async function ids(pages: AsyncGenerator<BoxEvent[]>): Promise<(string | undefined)[]> {
	const { value = [] } = (await pages.next()) as { value?: BoxEvent[] };
	return value.map(({ event_id }) => event_id);
}

/** Answers one after the other, and the last one for ever. */
function script(...answers: Scripted[]): () => Scripted {
	let next = 0;
	return () => answers[Math.min(next++, answers.length - 1)] ?? HOLD;
}

/** Lets the stream run until it waits for the next change. */
async function untilPolling(
	pages: AsyncGenerator<BoxEvent[]>,
): Promise<{ next: Promise<unknown> }> {
	const next = pages.next();
	await server.until(() => server.polls === 1);
	return { next };
}

describe('eventPages', () => {
	it('reads what happened meanwhile, waits, and reads what is new', async () => {
		server.onPage = (position) =>
			position === FIRST ? page([event('a')], SECOND) : page([], `"${SECOND}"`);
		const { pages } = open();
		expect(await ids(pages)).toEqual(['a']);
		await untilPolling(pages);
		expect(server.asked).toEqual([
			{ what: 'page', value: FIRST },
			{ what: 'options', value: '' },
			{ what: 'poll', value: SECOND },
		]);
		expect(clock.waits).toEqual([]);
	});

	it('reads one page at a change, and more if Box reports them where that page ends', async () => {
		server.onPoll = script(message('new_change'), message('new_change'), HOLD);
		server.onPage = script(
			page([], FIRST),
			page([event('a')], SECOND),
			page([event('b'), event('a')], THIRD),
		);
		const { pages } = open();
		expect([await ids(pages), await ids(pages)]).toEqual([['a'], ['b']]);
		await untilPolling(pages);
		expect(server.values('page')).toEqual([FIRST, FIRST, SECOND]);
		expect(server.values('poll')).toEqual([FIRST, SECOND, THIRD]);
		expect(server.values('options')).toHaveLength(1);
	});

	it('reads on after a page of a hundred events, though Box sends up to 500', async () => {
		const many = Array.from({ length: 100 }, (_, index) => event(`event-${index}`));
		server.onPage = script(page(many, SECOND), page([event('last')], THIRD));
		const { pages } = open();
		expect([(await ids(pages)).length, await ids(pages)]).toEqual([100, ['last']]);
		await untilPolling(pages);
		expect(server.values('page')).toEqual([FIRST, SECOND]);
		expect(server.values('poll')).toEqual([THIRD]);
	});

	it('reads nothing more while a page is being dealt with', async () => {
		server.onPage = script(page([event('a')], SECOND), page([event('b')], THIRD));
		const { pages, cursor } = open();
		await pages.next();
		expect(server.asked).toHaveLength(1);
		expect(cursor.position).toBe(FIRST);
	});

	it('goes on from where it is when an empty page answers 0', async () => {
		server.onPage = () => page([], '0');
		const { pages } = open();
		await untilPolling(pages);
		expect(server.values('poll')).toEqual([FIRST]);
	});

	it.each<[string, Scripted]>([
		['reconnect', message('reconnect')],
		['a message nobody knows', message('new_message')],
		['a message that is none', '{}'],
		['an error', { status: 503 }],
		['an error of the channel', { status: 404, body: '{"error":"max_retries"}' }],
		['a page of a gateway', { status: 200, body: '<html>' }],
		['a connection that is dropped', DROP],
	])('asks for a server again after %s, and misses nothing', async (_, answer) => {
		server.onPoll = script(answer, message('new_change'), HOLD);
		server.onPage = script(page([], FIRST), page([event('a')], SECOND), page([event('b')], THIRD));
		const { pages } = open();
		expect(await ids(pages)).toEqual(['a']);
		expect(server.values('options')).toHaveLength(1);
		expect(await ids(pages)).toEqual(['b']);
		expect(server.values('options')).toHaveLength(2);
	});

	it('asks for a server again after as many polls as the server takes', async () => {
		server.maxRetries = '2';
		server.onPoll = () => message('new_change');
		// Each page leads nowhere, so that the next one comes with the next change.
		let served = 0;
		server.onPage = () => page([event(`event-${served++}`)], FIRST);
		const { pages } = open();
		for (let count = 0; count < 5; count++) await pages.next();
		const kinds = server.asked.map(({ what }) => what).filter((what) => what !== 'page');
		expect(kinds).toEqual(['options', 'poll', 'poll', 'options', 'poll', 'poll']);
	});

	describe('where the first realtime server cannot be used', () => {
		const nowhere = 'http://127.0.0.1:1/subscribe?channel=5';

		it.each<[string, Record<string, unknown>]>([
			['it cannot be reached', { url: nowhere }],
			['it has no address', { url: undefined }],
			['its address is none', { url: 'https://[::bad' }],
			['its address is of another kind', { url: 'file:///etc/passwd' }],
			['it is something else', { type: 'web_server' }],
			['it is nothing', { url: null, type: null }],
		])('waits at the next one: %s', async (_, first) => {
			server.onOptions = () => server.realtimeServers([first, {}]);
			server.onPage = () => page([], FIRST);
			const faults: unknown[] = [];
			const { pages } = open(faults);
			await untilPolling(pages);
			expect(server.values('options')).toHaveLength(1);
			expect(faults).toEqual([]);
		});

		it('comes back to it last', async () => {
			const bad = await EventServer.start();
			bad.onPoll = () => ({ status: 503 });
			server.onOptions = () => server.realtimeServers([{ url: `${bad.url}/subscribe?a=1` }, {}]);
			server.onPage = () => page([], FIRST);
			server.onPoll = script(message('reconnect'), message('reconnect'), HOLD);
			const { pages } = open();
			await untilPolling(pages);
			expect(server.values('options')).toHaveLength(3);
			expect(bad.asked).toHaveLength(1);
			await bad.close();
		});

		it('reads the stream in between, however many of them there are', async () => {
			const dead = Array.from({ length: 500 }, (_, index) => ({
				url: `http://127.0.0.1:1/subscribe?channel=${index}`,
			}));
			server.onOptions = () => server.realtimeServers(dead);
			const read: number[] = [];
			server.onPage = () => {
				read.push(clock.now());
				return page([], FIRST);
			};
			const { pages } = open();
			void pages.next();
			await server.until(() => read.length >= 4);
			expect(read.at(-1)).toBeLessThan(5 * 60_000);
		});

		it('is a fault where none of them can be used, and asks all of them again', async () => {
			const faults: unknown[] = [];
			server.onOptions = () => server.realtimeServers([{ url: nowhere }, {}]);
			server.onPage = () => page([], FIRST);
			server.onPoll = script({ status: 503 }, HOLD);
			const { pages } = open(faults);
			await untilPolling(pages);
			expect(server.values('options')).toHaveLength(2);
			expect(faults).toMatchObject([{ status: 503 }]);
		});
	});

	it('asks at most once a second while Box repeats itself', async () => {
		server.onPoll = () => message('new_change');
		server.onPage = () => page([event('a'), event('b')], FIRST);
		const { pages } = open();
		expect(await ids(pages)).toEqual(['a', 'b']);
		void pages.next();
		await server.until(() => server.asked.length >= 100);
		expect(clock.now()).toBeGreaterThanOrEqual(90_000);
	});

	it('asks at most once a second while Box sends away at once', async () => {
		server.onPoll = () => message('reconnect');
		server.onPage = () => page([], FIRST);
		const { pages } = open();
		void pages.next();
		await server.until(() => server.asked.length >= 100);
		expect(clock.now()).toBeGreaterThanOrEqual(90_000);
	});

	it('waits longer and longer while Box is away, up to a minute, and comes back', async () => {
		const faults: unknown[] = [];
		let away = true;
		server.onPoll = () => (away ? DROP : HOLD);
		server.onPage = () => (away ? page([], FIRST) : page([event('a')], SECOND));
		const { pages } = open(faults);
		const next = ids(pages);
		await server.until(() => server.values('poll').length >= 20);
		away = false;
		expect(await next).toEqual(['a']);
		expect(faults.length).toBeGreaterThanOrEqual(20);
		expect(Math.max(...clock.waits)).toBeLessThanOrEqual(60_000);
		expect(clock.now()).toBeGreaterThan(5 * 60_000);
	});

	it('ends with a permanent fault', async () => {
		server.onPage = () => ({ status: 403, body: '{"code":"insufficient_scope"}' });
		const { pages } = open([], () => true);
		await expect(pages.next()).rejects.toMatchObject({ status: 403 });
	});

	it('leaves the page where it is when it is told to end in the middle of it', async () => {
		server.onPage = script(page([event('a')], SECOND), page([event('b')], THIRD));
		const { pages, cursor } = open();
		await pages.next();
		stopping.abort();
		expect(await pages.next()).toEqual({ done: true, value: undefined });
		expect(cursor.position).toBe(FIRST);
		expect(cursor.unseen([event('a')])).toHaveLength(1);
	});

	it('ends when it is told to, and lets go of the held connection', async () => {
		const { pages } = open();
		const { next } = await untilPolling(pages);
		stopping.abort();
		await expect(next).resolves.toEqual({ done: true, value: undefined });
		await server.until(() => server.polls === 0);
	});
});

describe('currentPosition', () => {
	it.each([FIRST, `"${FIRST}"`])('reads %s to the last digit', async (written) => {
		server.onPage = () => page([], written);
		expect(await currentPosition(server.client(clock), 'all')).toBe(FIRST);
		expect(server.asked).toEqual([{ what: 'page', value: 'now' }]);
	});

	it('is 0 of a stream without events', async () => {
		server.onPage = () => page([], '0');
		expect(await currentPosition(server.client(clock), 'all')).toBe('0');
	});

	it('is no longer 0 once there are events', async () => {
		server.onPage = (position) => page(position === '0' ? [event('old')] : [], '0');
		await expect(currentPosition(server.client(clock), 'all')).rejects.toMatchObject({
			code: 'invalid_answer',
		});
	});
});
