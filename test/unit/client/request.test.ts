import { BoxClient } from '../../../nodes/Box/client/boxClient';
import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { MAX_ATTEMPTS, MAX_TOTAL_WAIT } from '../../../nodes/Box/client/calls/retry';
import { HostError } from '../../../nodes/Box/client/http/hosts';
import { HandClock } from './handClock';
import { answer, type Answer, cut, drop, json, ok, stall } from './server';
import { all, clientFor, closeAll, failure, setup, TestTokens } from './support';

afterEach(closeAll);

/** No waits, but mistakes: times since 1970, and dates far away. */
const ABSURD = ['1893456000', '1893456000000', 'Tue, 01 Jan 2999 00:00:00 GMT', '9'.repeat(400)];

const item = { type: 'file', id: '12' };
const unavailable = json(503, { code: 'unavailable' });
const get = { method: 'GET' as const, path: ['files', '12'] };
const post = { method: 'POST' as const, path: ['files', '12', 'copy'], body: { name: 'a' } };
const put = { method: 'PUT' as const, path: ['files', '12'], body: { name: 'a' } };
const remove = { method: 'DELETE' as const, path: ['files', '12'] };

describe('what is sent', () => {
	it('carries the token, the query and the body', async () => {
		const { box, server } = await setup(ok);
		await box.request({ ...put, query: { fields: ['id', 'name'] } });
		expect(server.paths).toEqual(['PUT /2.0/files/12?fields=id%2Cname']);
		expect(server.seen[0]?.headers).toMatchObject({
			authorization: 'Bearer T1',
			'content-type': 'application/json',
		});
		expect(server.seen[0]?.body.toString()).toBe('{"name":"a"}');
	});

	it("adds the client's options to each call", async () => {
		const { box, server } = await setup(ok);
		const sharedLink = { url: 'https://app.box.com/s/a?b', password: 'p&w' };
		const special = box.with({ asUser: '5' }).with({ sharedLink });
		for (const request of [get, put, remove, post]) await special.request(request);
		await box.request(get);
		const headers = server.seen.map(({ headers }) => headers);
		expect(headers.map((sent) => sent['as-user'])).toEqual(['5', '5', '5', '5', undefined]);
		expect(headers[0]?.boxapi).toBe(
			'shared_link=https%3A%2F%2Fapp.box.com%2Fs%2Fa%3Fb&shared_link_password=p%26w',
		);
	});

	it("has the request's own content type, headers and version of the API", async () => {
		const { box, server } = await setup(ok);
		const contentType = 'application/json-patch+json';
		const headers = { 'If-Match': '3' };
		await box.request({ ...put, contentType, headers, version: '2025.0' });
		await box.request(put);
		expect(server.seen[0]?.headers).toMatchObject({
			'content-type': contentType,
			'if-match': '3',
			'box-version': '2025.0',
		});
		expect(server.seen[1]?.headers).not.toHaveProperty('box-version');
	});

	it('is nothing at all to a host that must not be used', async () => {
		const { server } = await setup(ok);
		const hosts = { apiUrl: 'http://box.example', uploadUrl: server.url, accountUrl: server.url };
		const create = () =>
			new BoxClient({ hosts, tokens: new TestTokens(), gate: new RateLimitGate() });
		expect(create).toThrow(HostError);
		expect(server.connections).toBe(0);
	});

	it('is nothing at all for an empty path segment', async () => {
		const { box, server } = await setup(ok);
		const error = await failure(box.request({ method: 'GET', path: ['files', ''] }));
		expect(error).toMatchObject({ code: 'invalid_request', unsent: true });
		expect(server.connections).toBe(0);
	});

	const half = '\ud83d';
	it.each<[string, (box: BoxClient) => Promise<unknown>, string]>([
		[
			'a line break in a header',
			async (box) => await box.request({ ...put, headers: { 'if-match': '1\r\nx: y' } }),
			"The header 'if-match' holds a line break",
		],
		[
			'a user that no header can hold',
			async (box) => await box.with({ asUser: '资料' }).request(get),
			"The header 'as-user' holds",
		],
		[
			'half a character in a password',
			async (box) =>
				await box.with({ sharedLink: { url: 'https://a', password: `pw${half}` } }).request(get),
			"The shared link's password contains half of a character",
		],
		[
			'half a character in an ID',
			async (box) => await box.request({ ...get, path: ['files', half] }),
			'An ID contains half of a character',
		],
		[
			'half a character in the ID of a download',
			async (box) => await box.download(half),
			'An ID contains half of a character',
		],
	])('is nothing at all for %s', async (_, send, told) => {
		const { box, server, timing } = await setup(ok);
		const error = await failure(send(box));
		expect(error).toMatchObject({ status: 0, code: 'invalid_request', unsent: true });
		expect(error.message).toContain(told);
		expect(error.message).not.toContain('pw');
		expect(server.connections).toBe(0);
		expect(timing.waits).toEqual([]);
	});
});

describe('what comes back', () => {
	it('is the object or the items', async () => {
		const { box } = await setup(
			ok,
			json(200, { entries: [item], next_marker: null }),
			json(200, { entries: [item, item], limit: 2, total_count: 2 }),
		);
		expect(await box.request(get)).toEqual(item);
		expect(await all(box.byMarker(get))).toEqual([item]);
		expect(await all(box.byOffset(get))).toEqual([item, item]);
	});

	it('is an empty object for what was deleted', async () => {
		const { box } = await setup(answer(204));
		expect(await box.request(remove)).toEqual({});
	});

	it('takes 202 to a write as its success', async () => {
		const { box } = await setup(json(202, { state: 'in_progress' }));
		const request = { ...post, expects: 'object' as const };
		expect(await box.request(request)).toEqual({ state: 'in_progress' });
	});
});

describe('the token', () => {
	const expired = answer(401, { 'www-authenticate': 'Bearer error="invalid_token"' });

	it('is renewed once Box refuses it, and the body sent again', async () => {
		const { box, server, tokens } = await setup(expired, ok);
		expect(await box.request(post)).toEqual(item);
		expect(tokens.refreshed).toEqual(['T1']);
		expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
			'Bearer T1',
			'Bearer T2',
		]);
		expect(server.seen[1]?.body.toString()).toBe('{"name":"a"}');
	});

	it('is renewed twice at most', async () => {
		const { box, tokens } = await setup(expired);
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ status: 401, code: 'invalid_token' });
		expect(tokens.refreshed).toEqual(['T1', 'T2']);
	});

	it('is renewed only once when Box names another problem', async () => {
		const { box, tokens } = await setup(json(401, { type: 'error', code: 'user_inactive' }));
		expect(await failure(box.request(get))).toMatchObject({ code: 'user_inactive' });
		expect(tokens.refreshed).toEqual(['T1']);
	});

	it.each([
		['a web page', '<html>Sign in</html>'],
		['JSON of its own', '{"error_code":"blocked"}'],
	])('is not renewed for a proxy that answers 401 and %s', async (_, body) => {
		const { box, tokens, server } = await setup(answer(401, {}, body));
		expect(await failure(box.request(get))).toMatchObject({ status: 401 });
		expect(tokens.refreshed).toEqual([]);
		expect(server.seen).toHaveLength(1);
	});

	it('cannot be renewed: the error of the token source is the one to see', async () => {
		const { server } = await setup(expired);
		const tokens = {
			current: async () => 'T1',
			refresh: async () => await Promise.reject(new Error('Reconnect the credential')),
		};
		const { box } = clientFor(server, { tokens });
		await expect(box.request(get)).rejects.toThrow('Reconnect the credential');
	});

	it('never shows in an error', async () => {
		const { server } = await setup(json(400, { code: 'bad_request', message: 'no' }));
		const tokens = { current: async () => 'bad\ntoken', refresh: async () => 'T2' };
		const broken = await failure(clientFor(server, { tokens }).box.request(get));
		expect(broken).toMatchObject({ code: 'invalid_request', status: 0 });
		const refused = await failure(clientFor(server).box.request(get));
		for (const error of [broken, refused]) {
			expect(`${error.message}${JSON.stringify(error)}`).not.toMatch(/bad\\?n?token|T1/);
		}
	});
});

describe('faults that pass', () => {
	it.each<[string, Answer]>([
		['a 503', unavailable],
		['a dropped connection', drop],
		['a cut body', cut('{"id":"12"}', 4)],
		['a 202', answer(202, { 'retry-after': '1' })],
	])('are not seen by a read: %s', async (_, fault) => {
		const { box, server } = await setup(fault, fault, ok);
		expect(await box.request(get)).toEqual(item);
		expect(server.seen).toHaveLength(3);
	});

	it('are waited for as long as Box asks', async () => {
		const { box, timing } = await setup(json(503, {}, { 'retry-after': '9' }), ok);
		await box.request(get);
		expect(timing.waits).toEqual([9000]);
	});

	it('are told when they do not pass', async () => {
		const { box, server } = await setup(unavailable);
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ status: 503, attempts: MAX_ATTEMPTS, outcomeUnknown: false });
		expect(error.message).toContain(`tried ${MAX_ATTEMPTS} times; waited 15 s`);
		expect(server.seen).toHaveLength(MAX_ATTEMPTS);
	});

	it('are told at once when Box asks for too long a pause', async () => {
		const { box, timing } = await setup(json(503, {}, { 'retry-after': '3600' }));
		const error = await failure(box.request(get));
		expect(error.message).toContain('Box asks to wait 3600 s');
		expect(timing.waits).toEqual([]);
	});

	it.each([...ABSURD, '-30', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
		'are waited for as ever where the answer asks for %s',
		async (retryAfter) => {
			const { box, timing } = await setup(json(503, {}, { 'retry-after': retryAfter }), ok);
			await box.request(get);
			expect(timing.waits).toEqual([1000]);
		},
	);

	it('are not what a host without encryption is', async () => {
		const { server } = await setup(ok);
		const apiUrl = server.url.replace('http:', 'https:');
		const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
		const { box, timing } = clientFor(server, { hosts });
		const error = await failure(box.request(post));
		expect(error).toMatchObject({ status: 0, code: 'tls_error', outcomeUnknown: false });
		expect(timing.waits).toEqual([]);
	});

	it('are waited for when there is nobody at the other end', async () => {
		const { server, timing, box } = await setup(ok);
		await server.close();
		const error = await failure(box.request(post));
		expect(error).toMatchObject({ status: 0, code: 'network_error', outcomeUnknown: false });
		expect(error.message).toContain('Box could not be reached (ECONNREFUSED)');
		expect(timing.waits).toHaveLength(MAX_ATTEMPTS - 1);
	});
});

describe('the shared pause', () => {
	const limited = json(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '30' });

	it('holds the call that caused it and all others', async () => {
		const { box, server, gate, timing } = await setup(limited, ok);
		await box.request(post);
		expect(timing.waits).toEqual([30_000]);
		gate.pause(5000);
		await box.with({ asUser: '5' }).request(get);
		expect(timing.waits).toEqual([30_000, 5000]);
		expect(server.seen).toHaveLength(3);
	});

	it('is told at once to a call that has no time for it, and lasts for others within reason', async () => {
		const { box, gate, server } = await setup(json(429, {}, { 'retry-after': '3600' }));
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ status: 429, attempts: 1 });
		expect(error.message).toContain('Box asks to wait 3600 s');
		expect(server.seen).toHaveLength(1);
		expect(gate.remaining()).toBe(MAX_TOTAL_WAIT);
	});

	it('is told, without a request, when it is prolonged for too long', async () => {
		const { server } = await setup(ok);
		const timing = new HandClock();
		const gate = new RateLimitGate(timing);
		const { box } = clientFor(server, { timing, gate });
		gate.pause(5000);
		const call = failure(box.request(get));
		await timing.sleeping(1);
		gate.pause(Number.MAX_SAFE_INTEGER);
		timing.advance(5000);
		gate.pause(Number.MAX_SAFE_INTEGER);
		expect(await call).toMatchObject({ status: 429, code: 'rate_limit_exceeded', retryAfter: 600 });
		expect(server.connections).toBe(0);
	});

	it.each(ABSURD)('is none that lasts, whatever an answer asks for: %s', async (retryAfter) => {
		const { box, timing } = await setup(json(429, {}, { 'retry-after': retryAfter }), ok);
		expect(await box.request(get)).toMatchObject({ id: '12' });
		expect(timing.waits).toEqual([1000]);
	});

	it.each(['-1', '', 'soon', '0', '0.5', '-0', '1e9', '0x10', '5, 7', 'Mon, 99 Foo 2026'])(
		'is kept where an answer asks for "%s"',
		async (retryAfter) => {
			const refused = json(429, {}, { 'retry-after': retryAfter });
			const { box, timing } = await setup(refused, refused, refused, ok);
			await box.request(get);
			expect(timing.waits).toEqual([1000, 1000, 2000]);
		},
	);
});

describe('a write whose outcome is unknown', () => {
	it.each<[string, Answer]>([
		['a 503', unavailable],
		['a dropped connection', drop],
		['a cut answer', cut('{"id":"12"}', 4, { status: '201' })],
	])('is not repeated by a POST after %s', async (_, fault) => {
		const { box, server } = await setup(fault, ok);
		const error = await failure(box.request(post));
		expect(error.outcomeUnknown).toBe(true);
		expect(error.message).toContain('it may have taken effect anyway');
		expect(server.seen).toHaveLength(1);
	});

	it('is repeated by a POST that says it may be', async () => {
		const { box, server } = await setup(unavailable, ok);
		await box.request({ ...post, repeatable: true });
		expect(server.seen).toHaveLength(2);
	});

	it('is not repeated by a PATCH', async () => {
		const { box, server } = await setup(unavailable, ok);
		const error = await failure(box.request({ ...put, method: 'PATCH' }));
		expect(error.outcomeUnknown).toBe(true);
		expect(server.paths).toEqual(['PATCH /2.0/files/12']);
	});

	it('is repeated by a PUT, unless If-Match guards it', async () => {
		const { box, server } = await setup(unavailable, ok, unavailable, ok);
		await box.request(put);
		expect(server.seen).toHaveLength(2);
		const error = await failure(box.request({ ...put, headers: { 'if-match': '3' } }));
		expect(error.outcomeUnknown).toBe(true);
		expect(server.seen).toHaveLength(3);
	});

	it('is known after all when the repetition is refused', async () => {
		const { box } = await setup(unavailable, json(403, { code: 'forbidden' }));
		const error = await failure(box.request(put));
		expect(error).toMatchObject({ status: 403, attempts: 2, outcomeUnknown: false });
	});

	it('stays unknown when the repetition is put off until the end', async () => {
		const { box } = await setup(unavailable, json(429, {}));
		const error = await failure(box.request(put));
		expect(error).toMatchObject({ status: 429, outcomeUnknown: true });
	});

	it.each([
		['429', json(429, {}, { 'retry-after': '1' })],
		['a blocked item', json(409, { code: 'operation_blocked_temporary' })],
		['a reserved name', json(409, { code: 'name_temporarily_reserved' })],
	])('is no matter after %s, where nothing was done', async (_, deferred) => {
		const { box, server } = await setup(deferred, ok);
		expect(await box.request(post)).toEqual(item);
		expect(server.seen).toHaveLength(2);
	});

	it.each([
		['gone', json(404, { code: 'not_found' })],
		['in the trash', json(404, { code: 'trashed' })],
	])('has deleted what is then %s', async (_, then) => {
		const { box } = await setup(unavailable, then);
		expect(await box.request(remove)).toEqual({});
	});

	it('is not assumed when the first answer to a DELETE is 404', async () => {
		const { box } = await setup(json(404, { code: 'not_found' }));
		expect(await failure(box.request(remove))).toMatchObject({ status: 404 });
		const { box: limited } = await setup(json(429, {}), json(404, { code: 'not_found' }));
		expect(await failure(limited.request(remove))).toMatchObject({ status: 404 });
	});
});

describe('cancelling', () => {
	const reason = new Error('The execution was cancelled');

	it('ends a request at once, with its connection', async () => {
		const { box, server } = await setup(stall);
		const stop = new AbortController();
		const call = box.withSignal(stop.signal).request(get);
		await server.received(1);
		const [socket] = server.sockets;
		stop.abort(reason);
		await expect(call).rejects.toBe(reason);
		await server.idle();
		expect(socket?.destroyed).toBe(true);
	});

	it('ends an answer that is still coming', async () => {
		const { box, server } = await setup((response) => {
			response.writeHead(200, { 'content-length': '1000' });
			response.write('{');
		});
		const stop = new AbortController();
		const call = box.withSignal(stop.signal).request(get);
		await server.received(1);
		stop.abort(reason);
		await expect(call).rejects.toBe(reason);
		await server.idle();
	});

	it('ends a wait', async () => {
		const { server } = await setup(json(503, {}, { 'retry-after': '500' }));
		const stop = new AbortController();
		const { box } = clientFor(server, { signal: stop.signal, timing: undefined });
		const call = box.withSignal(new AbortController().signal).request(get);
		await server.received(1);
		stop.abort(reason);
		await expect(call).rejects.toBe(reason);
		expect(server.seen).toHaveLength(1);
	});

	it('sends nothing any more', async () => {
		const { box, server } = await setup(ok);
		await expect(box.withSignal(AbortSignal.abort(reason)).request(get)).rejects.toBe(reason);
		expect(server.connections).toBe(0);
	});
});
