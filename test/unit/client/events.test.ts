import { streamPosition } from '../../../nodes/Box/client/calls/events';
import { MAX_ATTEMPTS } from '../../../nodes/Box/client/calls/retry';
import { answer, drop, json, stall } from './server';
import { clientFor, closeAll, failure, setup } from './support';

afterEach(closeAll);

const query = { streamType: 'all', streamPosition: 'now' };

describe('a page of events', () => {
	it.each([
		['1152922976252290886', '1152922976252290886'],
		['"2263033087363301997"', '2263033087363301997'],
		['0', '0'],
	])('has the position %s without a digit lost', async (sent, position) => {
		const text = `{"chunk_size":0,"next_stream_position": ${sent},"entries":[]}`;
		const { box } = await setup(answer(200, {}, text));
		expect(await box.eventPage(query)).toEqual({ entries: [], nextStreamPosition: position });
	});

	it('is asked for with all that the query names', async () => {
		const { box, server } = await setup(json(200, { entries: [], next_stream_position: '5' }));
		await box.with({ asUser: '7' }).eventPage({
			streamType: 'admin_logs',
			streamPosition: '9007199254740993',
			limit: 100,
			eventTypes: ['UPLOAD', 'COPY'],
			createdAfter: '2026-01-01T00:00:00Z',
			createdBefore: '2026-01-02T00:00:00Z',
		});
		const [path, params] = server.paths[0]?.split('?') ?? [];
		expect(path).toBe('GET /2.0/events');
		expect(Object.fromEntries(new URLSearchParams(params))).toEqual({
			stream_type: 'admin_logs',
			stream_position: '9007199254740993',
			limit: '100',
			event_type: 'UPLOAD,COPY',
			created_after: '2026-01-01T00:00:00Z',
			created_before: '2026-01-02T00:00:00Z',
		});
		expect(server.seen[0]?.headers['as-user']).toBe('7');
	});

	it("keeps Box's events as they are, also without an id", async () => {
		const entries = [
			{ type: 'event', event_id: 'a', event_type: 'ITEM_UPLOAD', source: { id: '1' } },
			{ type: 'event', event_type: 'SOMETHING_NEW', source: null },
		];
		const { box } = await setup(
			json(200, { entries: [...entries, null, 'x'], next_stream_position: 5 }),
		);
		expect((await box.eventPage(query)).entries).toEqual(entries);
	});

	it.each([
		['no position', { entries: [] }],
		['no entries', { next_stream_position: 5 }],
		['a damaged position', { entries: [], next_stream_position: 'soon' }],
	])('is unusable with %s', async (_, body) => {
		const { box } = await setup(json(200, body));
		expect(await failure(box.eventPage(query))).toMatchObject({ code: 'invalid_answer' });
	});
});

it.each([
	['{"next_stream_position":12}', '12'],
	['{"a":{"next_stream_position":1},"next_stream_position" : "12"}', '12'],
	['{"entries":[{"next_stream_position":1}]}', undefined],
	['{"name":"\\"next_stream_position\\":1","next_stream_position":12}', '12'],
	['{"name":"{[\\\\","next_stream_position":12}', '12'],
	['{"x":"next_stream_position","y":12}', undefined],
	['', undefined],
	['{"next_stream_position":18446744073709551615}', '18446744073709551615'],
	['{"next_stream_position":1e20}', undefined],
	['{"next_stream_position":1.5}', undefined],
	['{"next_stream_position":-1}', undefined],
	['{"next_stream_position":"12abc"}', undefined],
	['{"next_stream_position":"12 "}', undefined],
	['{"next_stream_position":12', undefined],
	['{"next_stream_position":null}', undefined],
	['{"next_stream_position":18446744073709551616}', undefined],
	[`{"next_stream_position":"${'9'.repeat(20)}"}`, undefined],
	[`{"next_stream_position":${'9'.repeat(21)}}`, undefined],
])('finds the position of %s', (text, position) => {
	expect(streamPosition(text)).toBe(position);
});

describe('the realtime server', () => {
	const server = { type: 'realtime_server', url: 'https://x.box.net/subscribe?channel=1' };

	it.each([
		['as texts', { ttl: '10', max_retries: '8', retry_timeout: '600' }, 600, 8],
		['as numbers', { ttl: 10, max_retries: 8, retry_timeout: 600 }, 600, 8],
		['left out', {}, 610, 10],
		['that make no sense', { max_retries: 'x', retry_timeout: -1 }, 610, 10],
	])('has times %s', async (_, times, retryTimeout, maxRetries) => {
		const { box, server: api } = await setup(json(200, { entries: [{ ...server, ...times }] }));
		expect(await box.realtimeServers('all')).toEqual([
			{ url: server.url, retryTimeout, maxRetries },
		]);
		expect(api.paths).toEqual(['OPTIONS /2.0/events']);
	});

	it('is asked for another stream where one is named', async () => {
		const { box, server: api } = await setup(json(200, { entries: [server] }));
		await box.realtimeServers('changes');
		expect(api.paths).toEqual(['OPTIONS /2.0/events?stream_type=changes']);
	});

	it.each([
		['none', []],
		['one without an address', [{ type: 'realtime_server' }]],
		['one elsewhere', [{ ...server, url: 'file:///etc/passwd' }]],
	])('is unusable: %s', async (_, entries) => {
		const { box } = await setup(json(200, { entries }));
		expect(await failure(box.realtimeServers())).toMatchObject({ code: 'invalid_answer' });
	});
});

describe('a long poll', () => {
	const at = (url: string) => ({ url, retryTimeout: 600, maxRetries: 10 });

	it.each(['new_change', 'reconnect', 'something else'])('ends with %s', async (message) => {
		const { box, server } = await setup(json(200, { version: 1, message }));
		const url = `${server.url}/subscribe?channel=a%2Fb&stream_type=all`;
		const position = '1152922976252290886';
		expect(await box.longPoll(at(url), position)).toBe(message);
		expect(server.paths).toEqual([
			`GET /subscribe?channel=a%2Fb&stream_type=all&stream_position=${position}`,
		]);
		expect(server.seen[0]?.headers.authorization).toBe('Bearer T1');
	});

	it('does not show the token, nor the user, to a host that is not known', async () => {
		const { server } = await setup(json(200, { message: 'new_change' }));
		const other = { apiUrl: 'https://api.box.com', uploadUrl: 'https://upload.box.com' };
		const hosts = { ...other, accountUrl: 'https://account.box.com' };
		const { box } = clientFor(server, { hosts });
		await box.with({ asUser: '5' }).longPoll(at(server.url), '1');
		expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
		expect(server.seen[0]?.headers).not.toHaveProperty('as-user');
	});

	it.each([
		['a dropped connection', drop],
		['503', json(503, {})],
		['no message', json(200, {})],
	])('is not repeated after %s: the caller asks for a server again', async (_, fault) => {
		const { box, server } = await setup(fault);
		await failure(box.longPoll(at(`${server.url}/?channel=secret`), '1'));
		expect(server.seen).toHaveLength(1);
	});

	it('ends by itself where a connection stays silent beyond its time, however open it looks', async () => {
		const { box, server } = await setup(stall);
		const silent = { ...at(server.url), retryTimeout: 0.1 };
		expect(await failure(box.longPoll(silent, '1'))).toMatchObject({ code: 'timeout' });
		expect(server.seen).toHaveLength(1);
	});

	it('leaves the token to the call that follows, and does not name its address in an error', async () => {
		const { box, server, tokens } = await setup(answer(401));
		const error = await failure(box.longPoll(at(`${server.url}/?channel=secret`), '1'));
		expect(tokens.refreshed).toEqual([]);
		expect(server.seen).toHaveLength(1);
		expect(error.message + JSON.stringify(error)).not.toContain('secret');
	});

	it('does not wait for the pause of the API', async () => {
		const { box, server, gate, timing } = await setup(json(200, { message: 'new_change' }));
		gate.pause(5000);
		await box.longPoll(at(server.url), '1');
		expect(timing.waits).toEqual([]);
	});
});

it('repeats what it asks the API', async () => {
	const { box, server } = await setup(json(503, {}));
	await failure(box.realtimeServers());
	await failure(box.eventPage(query));
	expect(server.seen).toHaveLength(2 * MAX_ATTEMPTS);
});
