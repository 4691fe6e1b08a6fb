import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';

import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import { MAX_ATTEMPTS } from '../../../nodes/Box/client/calls/retry';
import { createHttp } from '../../../nodes/Box/client/http/http';
import { SLOTS_PER_OWNER } from '../../../nodes/Box/client/http/slots';
import { CONNECT_TIMEOUT } from '../../../nodes/Box/client/http/socket';
import { UNREAD_TIMEOUT } from '../../../nodes/Box/client/http/unread';
import { HandClock } from './handClock';
import { RawServer } from './rawServer';
import { answer, json, ok, stall, TestServer, type Answer } from './server';
import { all, clientFor, closeAll, closing, failure } from './support';

afterEach(closeAll);

const reason = new Error('The execution was cancelled');
const get = { method: 'GET' as const, path: ['files', '12'] };
const stalled = (request: { path: string }) => request.path.includes('stall');
/** Stalls what is asked to, and answers the rest. */
const serve: Answer = (response, request) => (stalled(request) ? stall : ok)(response, request);
const folder = { type: 'folder', id: 'stall' };
const slow = {
	get: { method: 'GET' as const, path: ['files', 'stall'] },
	remove: { method: 'DELETE' as const, path: ['folders', 'stall'] },
	copy: { method: 'POST' as const, path: ['folders', 'stall', 'copy'], body: {} },
	move: { method: 'PUT' as const, path: ['folders', 'stall'], body: { parent: { id: '1' } } },
};

/** Executions that share the connections of a process, each with a client of its own. */
async function executions(handler: Answer = serve, clock?: HandClock) {
	const server = closing(await TestServer.start(handler));
	const http = closing(createHttp(clock));
	const stop = new AbortController();
	const start = (signal: AbortSignal = stop.signal) => clientFor(server, { http, signal }).box;
	/** Starts so many calls, which the end of the test cancels. */
	const occupy = async (count: number, call: () => Promise<unknown>) => {
		const calls = Array.from({ length: count }, async () => void (await call().catch(() => {})));
		running.push(...calls);
		await server.received(server.seen.length + Math.min(count, SLOTS_PER_OWNER));
	};
	const running: Array<Promise<void>> = [];
	closing({
		close: async () => {
			stop.abort(reason);
			await Promise.all(running);
		},
	});
	return { server, http, start, occupy };
}

it.each(Object.entries(slow))(
	'lets others call while one execution waits for the answers of 40 of %s',
	async (_, request) => {
		const { start, occupy } = await executions();
		const busy = start();
		await occupy(40, async () => await busy.request(request));
		const other = start();
		expect(await other.request(get)).toMatchObject({ id: '12' });
		expect(await other.request({ method: 'DELETE', path: ['folders', '12'] })).toEqual({});
	},
);

it.each(['remove', 'copy', 'move'] as const)(
	'lets the same execution ask while it waits for 20 of %s',
	async (kind) => {
		const { start, occupy } = await executions();
		const box = start();
		await occupy(20, async () => await box.request(slow[kind]));
		expect(await box.request(get)).toMatchObject({ id: '12' });
	},
);

describe.each(['remove', 'copy', 'move'] as const)('%s: 200 at once', (kind) => {
	const many = async (box: BoxClient) => {
		const calls = Array.from({ length: 200 }, async () => await box.request(slow[kind]));
		return await Promise.allSettled(calls);
	};

	/** What others do meanwhile. */
	const short = async (box: BoxClient) => {
		expect(await box.request(get)).toMatchObject({ id: '12' });
		expect(await box.request({ method: 'DELETE', path: ['folders', '12'] })).toEqual({});
		const { stream } = await box.download('12');
		await all(stream);
	};

	it('leave nothing behind once they are cancelled, and hold up nobody', async () => {
		const clock = new HandClock();
		const { server, start } = await executions(serve, clock);
		const stop = new AbortController();
		const busy = start();
		const calls = many(busy.withSignal(stop.signal));
		await server.received(20);
		await clock.sleeping(180);
		await short(start());
		expect(await busy.request(get)).toMatchObject({ id: '12' });
		stop.abort(reason);
		expect(await calls).toEqual(Array(200).fill({ status: 'rejected', reason }));
		expect(clock.asleep).toBe(0);
		// Those that wait for their next call are left.
		while (server.sockets.size > 3) await new Promise(setImmediate);
		const seen = server.seen.length;
		await short(busy);
		expect(server.seen).toHaveLength(seen + 3);
	});

	it('are all done, 20 at a time, while others call', async () => {
		const held: Array<() => void> = [];
		let most = 0;
		const { server, start } = await executions((response, request) => {
			if (!stalled(request)) return ok(response, request);
			const { method } = request;
			held.push(() => (method === 'DELETE' ? answer(204) : json(200, folder))(response, request));
			most = Math.max(most, held.length);
		});
		const busy = start();
		const calls = many(busy);
		let isOver = false;
		void calls.then(() => (isOver = true));
		for (let done = 0; !isOver; done += 1) {
			held.shift()?.();
			if (done % 50 === 0) await short(start());
			else await new Promise(setImmediate);
		}
		expect((await calls).filter(({ status }) => status === 'rejected')).toEqual([]);
		expect(most).toBe(20);
		expect(server.connections).toBeLessThan(30);
	});
});

it('lets others call while downloads are not read', async () => {
	const content = Buffer.alloc(4_000_000);
	const { start, occupy } = await executions((response, request) => {
		(request.path.endsWith('/content') ? answer(200, {}, content) : ok)(response, request);
	});
	const box = start();
	await occupy(20, async () => await box.download('12'));
	expect(await box.request(get)).toMatchObject({ id: '12' });
	const { stream } = await start().download('12');
	expect(Buffer.concat((await all(stream)) as Buffer[])).toHaveLength(content.length);
});

it('sends nothing of an execution that was cancelled while it waited for a connection', async () => {
	const { server, start, occupy } = await executions();
	const stop = new AbortController();
	const busy = start();
	await occupy(20, async () => await busy.request(slow.get));
	const waiting = busy.withSignal(stop.signal).request(get);
	await new Promise(setImmediate);
	stop.abort(reason);
	await expect(waiting).rejects.toBe(reason);
	const [first] = server.sockets;
	first?.destroy();
	await server.received(21);
	expect(server.paths.filter((path) => path === 'GET /2.0/files/12')).toEqual([]);
});

it('says so when there is no connection for minutes, once', async () => {
	const clock = new HandClock();
	const { server, start, occupy } = await executions(serve, clock);
	const busy = start();
	await occupy(20, async () => await busy.request(slow.get));
	const late = failure(busy.request(get));
	await clock.sleeping(1);
	clock.advance(3 * 60_000);
	const error = await late;
	expect(error).toMatchObject({ status: 0, code: 'no_connection', unsent: true, attempts: 1 });
	expect(error.message).toMatch(/^All 20 connections to Box are in use/);
	expect(server.seen).toHaveLength(20);
	expect(clock.asleep).toBe(0);
});

it('lets a call in as soon as another one ends', async () => {
	const held: Array<() => void> = [];
	const { server, start, occupy } = await executions((response, request) => {
		if (stalled(request)) held.push(() => ok(response, request));
		else ok(response, request);
	});
	const box = start();
	await occupy(20, async () => await box.request(slow.get));
	const next = box.request(get);
	held[0]?.();
	expect(await next).toMatchObject({ id: '12' });
	expect(server.connections).toBe(20);
});

it('ends an upload whose bytes never come, and leaves no connection', async () => {
	const { server, start } = await executions();
	const stop = new AbortController();
	const box = start().withSignal(stop.signal);
	let closed = false;
	let hand: (bytes: Readable) => void = () => {};
	const source = { size: 1, open: async () => await new Promise<Readable>((r) => (hand = r)) };
	const upload = box.upload({ name: 'a', parentId: '0' }, source);
	while (server.connections === 0) await new Promise(setImmediate);
	stop.abort(reason);
	await expect(upload).rejects.toBe(reason);
	await server.idle();
	const late = Readable.from(['a']).on('close', () => (closed = true));
	hand(late);
	while (!closed) await new Promise(setImmediate);
	expect(server.seen).toEqual([]);
});

it('opens the bytes of an upload only when it is their turn', async () => {
	const { start, occupy } = await executions((response, request) => {
		(request.method === 'POST' ? stall : ok)(response, request);
	});
	const box = start();
	let opened = 0;
	const open = () => {
		opened += 1;
		return Readable.from(['a']);
	};
	await occupy(25, async () => await box.upload({ name: 'a', parentId: '0' }, { size: 1, open }));
	expect(opened).toBe(20);
});

describe('a download that nobody reads', () => {
	const content = Buffer.alloc(4_000_000, 'a');
	const ranged: Answer = (response, { headers }) => {
		const [, start = '0'] = /^bytes=(\d+)-/.exec(headers.range ?? '') ?? [];
		const range = `bytes ${start}-${content.length - 1}/${content.length}`;
		const part = content.subarray(Number(start));
		if (headers.range) answer(206, { 'content-range': range }, part)(response, {} as never);
		else answer(200, { 'content-length': String(content.length) }, part)(response, {} as never);
	};

	it('does not keep its connection for ever, and goes on for a late reader', async () => {
		const clock = new HandClock();
		const { server, start } = await executions(ranged, clock);
		const { stream } = await start().download('12');
		await clock.sleeping(1);
		const [socket] = server.sockets;
		// Once for the bytes that were on the way, and once without any.
		for (let look = 0; look < 2 && clock.asleep > 0; look += 1) {
			clock.advance(UNREAD_TIMEOUT);
			await new Promise(setImmediate);
		}
		await server.idle();
		expect(socket?.destroyed).toBe(true);
		const read = Buffer.concat((await all(stream)) as Buffer[]);
		expect(read.equals(content)).toBe(true);
		expect(server.seen.length).toBeGreaterThan(1);
	});

	it('is not mistaken for one that is read slowly', async () => {
		const clock = new HandClock();
		const { server, start } = await executions(ranged, clock);
		const { stream } = await start().download('12');
		let size = 0;
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			size += chunk.length;
			clock.advance(UNREAD_TIMEOUT - 1);
		}
		expect(size).toBe(content.length);
		expect(server.seen).toHaveLength(1);
	});
});

it('tries a host five times that closes each connection before it has heard anything', async () => {
	const server = createServer((socket) => {
		connections += 1;
		socket.destroy();
	});
	let connections = 0;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closing({ close: async () => await new Promise((resolve) => server.close(() => resolve())) });
	const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
	const { server: unused } = await executions();
	const { box } = clientFor(unused, { hosts });
	const error = await failure(box.request(get));
	expect(error).toMatchObject({ code: 'network_error', attempts: MAX_ATTEMPTS });
	expect(connections).toBe(MAX_ATTEMPTS);
});

describe('a secure host', () => {
	async function secure(serveRaw: (socket: Socket) => void, clock?: HandClock) {
		const raw = closing(await RawServer.start(serveRaw));
		const { server } = await executions();
		const apiUrl = `https://127.0.0.1:${raw.port}`;
		const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
		const stop = new AbortController();
		const http = closing(createHttp(clock));
		return { raw, stop, ...clientFor(server, { hosts, http, signal: stop.signal }) };
	}

	it('that never ends the handshake is left at once with the execution', async () => {
		const { box, raw, stop } = await secure(() => {});
		const call = box.request(get);
		await raw.heard(1);
		stop.abort(reason);
		await expect(call).rejects.toBe(reason);
		await raw.idle();
		expect(raw.connections).toBe(1);
	});

	it('that never ends the handshake is given up after a while', async () => {
		const clock = new HandClock();
		const { box, raw } = await secure(() => {}, clock);
		const call = failure(box.request(get));
		for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
			await raw.heard(attempt);
			clock.advance(CONNECT_TIMEOUT);
		}
		const error = await call;
		await raw.idle();
		expect(error).toMatchObject({ code: 'timeout', unsent: true, attempts: MAX_ATTEMPTS });
		expect(error.message).toContain('no answer to TLS within 15 s');
	});

	it.each<[string, (socket: Socket) => void]>([
		['closes', (socket) => void socket.end()],
		['resets', (socket) => void socket.resetAndDestroy()],
	])('that %s the connection in the handshake is tried five times', async (_, end) => {
		const { box, raw, timing } = await secure(end);
		const error = await failure(box.request({ method: 'POST', path: ['folders'], body: {} }));
		expect(error).toMatchObject({ code: 'network_error', unsent: true, attempts: MAX_ATTEMPTS });
		expect(error.outcomeUnknown).toBe(false);
		expect(raw.connections).toBe(MAX_ATTEMPTS);
		expect(timing.waits).toHaveLength(MAX_ATTEMPTS - 1);
		await raw.idle();
	});
});
