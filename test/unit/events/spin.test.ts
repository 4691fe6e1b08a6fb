import type { BoxEvent } from '../../../nodes/Box/client/types';
import { Cursor } from '../../../nodes/Box/events/cursor';
import { eventPages } from '../../../nodes/Box/events/eventPages';
import { readPending } from '../../../nodes/Box/events/replay';
import {
	boxError,
	DROP,
	eachWithServer,
	type EventServer,
	message,
	page,
	sourceOf,
	type Scripted,
} from './eventServer';
import { event, type TestClock } from './support';

const FIRST = '1152922976252290886';
const A_MINUTE = 60_000;

let server: EventServer;
let stopping: AbortController;
let clock: TestClock;

eachWithServer((started) => ({ server, stopping, clock } = started));

const source = (stream: string) => sourceOf({ server, clock, stopping }, stream);

/** Each position that is asked for leads to another one. */
function after(position: string): string {
	return String(BigInt(position) + 1n);
}

/** So many requests took more than as many seconds, but for a few at the start. */
async function expectPace(requests = 100): Promise<void> {
	await server.until(() => server.asked.length >= requests);
	expect(clock.now()).toBeGreaterThanOrEqual((requests - 20) * 1_000);
}

const always =
	(answer: Scripted): (() => Scripted) =>
	() =>
		answer;

/** What Box or a proxy may answer again and again without anything new. */
const ODD: Array<[string, (server: EventServer) => void]> = [
	['reconnect at once', (odd) => (odd.onPoll = always(message('reconnect')))],
	['a message nobody knows', (odd) => (odd.onPoll = always(message('hello')))],
	['a change that is none', (odd) => (odd.onPoll = always(message('new_change')))],
	['a poll that is refused at once', (odd) => (odd.onPoll = always({ status: 503 }))],
	['a poll that is dropped at once', (odd) => (odd.onPoll = always(DROP))],
	['a poll whose token is refused', (odd) => (odd.onPoll = always({ status: 401 }))],
	['no server', (odd) => (odd.onOptions = always('{"entries":[]}'))],
	['a server that has had enough', (odd) => (odd.maxRetries = 0)],
	['a server for one poll', (odd) => (odd.maxRetries = '1')],
	[
		'a server for no time',
		(odd) => (odd.onOptions = () => odd.realtimeServers([{ retry_timeout: '0.001' }])),
	],
	...[
		{ url: undefined },
		{ url: 'ftp://127.0.0.1/' },
		{ url: 'http://' },
		{ url: 'http://127.0.0.1:1/subscribe' },
		{ type: 'other' },
		{ retry_timeout: 0 },
		{ retry_timeout: 'soon', max_retries: -1 },
	].map((server): [string, (server: EventServer) => void] => [
		`a server that is ${JSON.stringify(server)}`,
		(odd) => {
			odd.onOptions = () => odd.realtimeServers([server]);
			odd.onPoll = always(message('reconnect'));
		},
	]),
	['servers that are nothing', (odd) => (odd.onOptions = always('{"entries":[null,5,"a",[]]}'))],
	['a poll that is moved', (odd) => (odd.onPoll = always({ status: 302, body: '' }))],
	['a poll without a message', (odd) => (odd.onPoll = always('{"version":1}'))],
	['a poll whose message is no text', (odd) => (odd.onPoll = always('{"message":{}}'))],
	['a token that is refused', (odd) => (odd.onOptions = always({ status: 401 }))],
	['pages that are refused', (odd) => (odd.onPage = always({ status: 500 }))],
	[
		'pages that are refused every other time',
		(odd) => {
			let count = 0;
			odd.onPage = () => (count++ % 2 === 0 ? { status: 503 } : page([], FIRST));
		},
	],
	['pages that are dropped', (odd) => (odd.onPage = always(DROP))],
	['pages whose token is refused', (odd) => (odd.onPage = always({ status: 401 }))],
	['pages of a proxy', (odd) => (odd.onPage = always({ status: 400, body: '<html>' }))],
	['an empty 400', (odd) => (odd.onPage = always({ status: 400, body: '' }))],
	['pages of a login', (odd) => (odd.onPage = always({ status: 200, body: '<html>' }))],
	['pages that are nothing', (odd) => (odd.onPage = always({ status: 204, body: '' }))],
	['pages of null', (odd) => (odd.onPage = always('null'))],
	['pages without entries', (odd) => (odd.onPage = always('{"next_stream_position":"1"}'))],
	['pages that lead nowhere', (odd) => (odd.onPage = always('{"entries":[]}'))],
	['pages that are moved', (odd) => (odd.onPage = always({ status: 302, body: '' }))],
	['a poll that is too many', (odd) => (odd.onPoll = always({ status: 429, body: '' }))],
	['a poll of a proxy', (odd) => (odd.onPoll = always({ status: 200, body: '<html>' }))],
	['a poll that is nothing', (odd) => (odd.onPoll = always({ status: 204, body: '' }))],
	['a server of a proxy', (odd) => (odd.onOptions = always({ status: 400, body: '<html>' }))],
	['a server that is forbidden', (odd) => (odd.onOptions = always({ status: 403, body: '' }))],
	[
		'servers that are dead but one',
		(odd) => {
			odd.onOptions = () => odd.realtimeServers([{}, {}, {}]);
			let count = 0;
			odd.onPoll = () => (count++ % 3 < 2 ? DROP : message('reconnect'));
		},
	],
	['known events at the same place', (odd) => (odd.onPage = always(page([event('a')], FIRST)))],
	[
		'known events at ever new places',
		(odd) => (odd.onPage = (position) => page([event('a')], after(position))),
	],
	[
		'empty pages at ever new places',
		(odd) => (odd.onPage = (position) => page([], after(position))),
	],
	[
		'places that lead in a circle',
		(odd) =>
			(odd.onPage = (position) =>
				position === FIRST ? page([event('a')], after(FIRST)) : page([event('b')], FIRST)),
	],
];

describe.each(['all', 'admin_logs_streaming'])('the stream %s', (stream) => {
	it.each(ODD)('is asked at most once a second at %s', async (_, script) => {
		// Otherwise the other parts of a round answer at once.
		server.onPoll = always(message('new_change'));
		server.onPage = always(page([], FIRST));
		script(server);
		const cursor = Cursor.startingAt({ account: '7', stream }, FIRST);
		const { signal } = stopping;
		const pages = eventPages(source(stream), cursor, { signal, timing: clock });
		const follow = async () => {
			for await (const events of pages) expect(events.length).toBeLessThanOrEqual(1);
		};
		const following = follow();
		await expectPace();
		stopping.abort();
		await following;
	});
});

function resume(stream: string, ids: string[]): Cursor {
	const pending = ids.map((id) => ({ key: id, ids: [id] }));
	const state = { account: '7', stream, position: FIRST, handedOver: '', pending };
	const cursor = Cursor.resume({ account: '7', stream }, state);
	if (!cursor) throw new Error('The cursor was not resumed');
	return cursor;
}

describe.each(['all', 'admin_logs_streaming'])('a pending event of the stream %s', (stream) => {
	const read = async (): Promise<(string | undefined)[]> => {
		const found = await readPending(source(stream), resume(stream, ['a', 'gone']));
		return found.flatMap(({ events }) => events.map(({ event_id }) => event_id));
	};

	it.each<[string, (position: string) => Scripted]>([
		['at ever new places', (position) => page([event('a')], after(position))],
		[
			'in a circle',
			(position) =>
				position === FIRST ? page([event('a')], after(FIRST)) : page([event('b')], FIRST),
		],
		['at the same place', () => page([event('a')], FIRST)],
		['of nothing at ever new places', (position) => page([], after(position))],
	])('that Box has no more is given up where Box has pages %s', async (_, pages) => {
		server.onPage = pages;
		const wanted = pages(FIRST) === page([], after(FIRST)) ? [] : ['a'];
		expect(await read()).toEqual(wanted);
		expect(server.asked.length).toBeLessThanOrEqual(20);
	});

	it('that Box has no more is given up where the events never end', async () => {
		let count = 0;
		const more = (): BoxEvent[] => [event(`e${count++}`)];
		server.onPage = (position) =>
			page(count === 0 ? [event('a'), ...more()] : more(), after(position));
		expect(await read()).toEqual(['a']);
		expect(server.asked.length).toBeLessThan(2_000);
	});

	it('is looked for once a second at most where Box refuses to tell', async () => {
		server.onPage = always(boxError(500, 'internal_server_error'));
		const follow = async () => {
			while (!stopping.signal.aborted) await read().catch(() => {});
		};
		const following = follow();
		await expectPace();
		stopping.abort();
		await following;
		expect(clock.now()).toBeGreaterThan(A_MINUTE);
	});
});
