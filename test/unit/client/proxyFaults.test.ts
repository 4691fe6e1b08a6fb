import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MAX_ATTEMPTS } from '../../../nodes/Box/client/calls/retry';
import { createHttp } from '../../../nodes/Box/client/http/http';
import { CONNECT_TIMEOUT } from '../../../nodes/Box/client/http/socket';
import { makeCertificate, type Certificate } from '../../bench/network/certificate';
import { setProxies } from '../../support/proxySettings';
import { HandClock } from './handClock';
import { RawServer } from './rawServer';
import { ok, TestServer } from './server';
import { clientFor, closeAll, closing, failure, TestTiming } from './support';

const environment = { ...process.env };
const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\n{"type":"file","id":"12"}';
const get = { method: 'GET' as const, path: ['files', '12'] };
const post = { method: 'POST' as const, path: ['folders'], body: {} };
const reason = new Error('The execution was cancelled');

let folder: string;
let certificate: Certificate;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'box-proxy-'));
	certificate = await makeCertificate(folder, ['localhost', 'api.box.com']);
});

afterEach(async () => {
	process.env = { ...environment };
	await closeAll();
});

afterAll(async () => await rm(folder, { recursive: true }));

interface ProxyOptions {
	certificate?: Certificate;
	/** How the environment addresses it. */
	scheme?: string;
	variable?: string;
	/** Where the calls go: plain http, or https. */
	target?: 'http' | 'https';
	/** The clock of the waits for a connection; the system's without. */
	clock?: HandClock;
}

/** A client behind a proxy that does with each CONNECT what the test wants. */
async function behind(
	serve: (socket: Socket, said: string) => void,
	{ clock, target = 'https', ...options }: ProxyOptions = {},
) {
	const proxy = closing(await RawServer.start(serve, options.certificate));
	const { scheme = 'http://user:secret@', variable = 'ALL_PROXY' } = options;
	setProxies({ [variable]: `${scheme}localhost:${proxy.port}` });
	const server = closing(await TestServer.start(ok));
	const apiUrl = target === 'https' ? 'https://api.box.com' : server.url;
	const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
	const http = closing(createHttp(clock));
	return { proxy, ...clientFor(server, { hosts, http }) };
}

const says = (text: string) => (socket: Socket) => void socket.end(text);
const refuses = (status: number, headers = '') =>
	says(`HTTP/1.1 ${status} No\r\n${headers}Content-Length: 0\r\n\r\n`);

/** What an error tells of the proxy: where it is, but not how to get past it. */
function expectTold(error: Error, port: number, scheme = 'http'): void {
	expect(error.message).toContain(`${scheme}://localhost:${port}`);
	// The last one is `user:secret` as a header has it.
	expect(error.message + JSON.stringify(error)).not.toMatch(/secret|user:|dXNlcjpzZWNyZXQ/);
}

describe.each(['http', 'https'] as const)('calls by %s', (target) => {
	it.each<[string, (socket: Socket) => void]>([
		['closes the connection', (socket) => void socket.end()],
		['resets the connection', (socket) => void socket.resetAndDestroy()],
		['closes in the middle of its answer', says('HTTP/1.1 200 Conn')],
		['answers 502', refuses(502)],
		['answers 503', refuses(503)],
		['answers 504', refuses(504)],
	])('are tried five times, with pauses, where the proxy %s', async (_, serve) => {
		const { box, proxy, timing } = await behind(serve, { target });
		for (const request of [get, post]) {
			const error = await failure(box.request(request));
			expect(error).toMatchObject({ status: 0, code: 'network_error', unsent: true });
			expect(error).toMatchObject({ attempts: MAX_ATTEMPTS, outcomeUnknown: false });
			expect(error.message).toContain('Box could not be reached through the proxy');
			expectTold(error, proxy.port);
		}
		expect(proxy.asked).toBe(2 * MAX_ATTEMPTS);
		expect(timing.waits).toHaveLength(2 * (MAX_ATTEMPTS - 1));
		await proxy.idle();
	});

	it.each<[string, number, string]>([
		['407', 407, 'does not accept the user and password (407'],
		['403', 403, 'does not connect to'],
		['405', 405, 'answered 405 to CONNECT'],
		['a redirect', 302, 'answered 302 to CONNECT'],
	])('are tried once where the proxy answers %s', async (_, status, told) => {
		const { box, proxy } = await behind(refuses(status), { target });
		const error = await failure(box.request(get));
		expect(error.code).toMatch(/^proxy_/);
		expect(error.message).toContain(told);
		expectTold(error, proxy.port);
		expect(proxy.connections).toBe(1);
		await proxy.idle();
	});
});

it('asks for a user where the setting has none, and tells how the proxy wants to be told', async () => {
	const serve = refuses(407, 'Proxy-Authenticate: Negotiate\r\nproxy-authenticate: NTLM\r\n');
	const { box, proxy } = await behind(serve, { scheme: 'http://', variable: 'https_proxy' });
	const error = await failure(box.request(get));
	const { message } = error;
	expect(message).toContain('asks for a user and password (407; it accepts Negotiate, NTLM)');
	const address = `http://localhost:${proxy.port}`;
	expect(error).toMatchObject({ code: 'proxy_login', proxy: { variable: 'https_proxy', address } });
});

it('names each way of signing in once', async () => {
	const { box } = await behind(refuses(407, 'Proxy-Authenticate: Digest realm="a"\r\n'.repeat(99)));
	expect((await failure(box.request(get))).message).toMatch(/\(407; it accepts Digest\)$/);
});

it('waits as long as a proxy asks to, within reason', async () => {
	const asks = (seconds: string) => refuses(503, `Retry-After: ${seconds}\r\n`);
	const { box, timing } = await behind(asks('7'));
	expect((await failure(box.request(get))).message).toContain('the proxy asks to wait 7 s');
	expect(timing.waits).toEqual([7000, 7000, 7000, 7000]);
	const { box: late, proxy } = await behind(asks('3600'));
	expect(await failure(late.request(get))).toMatchObject({ attempts: 1, retryAfter: 3600 });
	expect(proxy.connections).toBe(1);
	const { box: other, timing: waits } = await behind(asks('1893456000'));
	await failure(other.request(get));
	expect(waits.waits).toEqual([200, 400, 800, 1600]);
});

it('says in words that there is no TLS behind the proxy', async () => {
	const { box } = await behind((socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n<html>'));
	const { code, message } = await failure(box.request(get));
	expect(code).toBe('tls_error');
	expect(message).toMatch(/\(ERR_SSL_WRONG_VERSION_NUMBER\): the server does not support TLS$/);
});

it('sends user and password with CONNECT, and nothing of the request', async () => {
	const said: string[] = [];
	const { box } = await behind((socket, text) => {
		said.push(text);
		refuses(403)(socket);
	});
	await failure(box.request(get));
	expect(said).toEqual([
		[
			'CONNECT api.box.com:443 HTTP/1.1',
			'Host: api.box.com:443',
			'Proxy-Connection: keep-alive',
			`Proxy-Authorization: Basic ${Buffer.from('user:secret').toString('base64')}`,
			'\r\n',
		].join('\r\n'),
	]);
});

/** Servers that speak TLS, as they answer those who do not. */
const badRequest = 'Client sent an HTTP request to an HTTPS server.';

it.each<[string, (socket: Socket) => void]>([
	['closes the connection', (socket) => void socket.destroy()],
	['answers in plain text', says(`HTTP/1.0 400 Bad Request\r\n\r\n${badRequest}\n`)],
	['sends an alert', (socket) => void socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70]))],
])('says that a proxy addressed as http:// speaks TLS where that %s', async (_, answerPlain) => {
	const secure = closing(await RawServer.start(() => {}, certificate));
	const { box, proxy } = await behind((socket, said) => {
		if (said.startsWith('CONNECT')) return answerPlain(socket);
		const inner = connect(secure.port, '127.0.0.1');
		inner.write(Buffer.from(said, 'latin1'));
		inner
			.on('error', () => {})
			.pipe(socket)
			.pipe(inner);
	});
	const error = await failure(box.request(get));
	expect(error).toMatchObject({ code: 'proxy_scheme', unsent: true, attempts: 1 });
	expect(error.message).toContain('expects TLS');
	expectTold(error, proxy.port);
	await proxy.idle();
	await secure.idle();
});

it('says that a port of TLS alone speaks TLS', async () => {
	const { box, proxy } = await behind(() => {}, { certificate });
	expect(await failure(box.request(get))).toMatchObject({ code: 'proxy_scheme', attempts: 1 });
	await proxy.idle();
});

it('says to write http:// where a plain proxy is addressed as https://', async () => {
	const { box, proxy } = await behind(refuses(400), { scheme: 'https://user:secret@' });
	const error = await failure(box.request(get));
	expect(error).toMatchObject({ code: 'proxy_scheme' });
	expect(error.message).toContain('does not support TLS');
	expectTold(error, proxy.port, 'https');
	expect(proxy.connections).toBe(1);
	await proxy.idle();
});

it('says that the certificate of a proxy is not trusted', async () => {
	const { box, proxy } = await behind(() => {}, { scheme: 'https://', certificate });
	const error = await failure(box.request(get));
	expect(error).toMatchObject({ code: 'tls_error', attempts: 1 });
	expect(error.message).toContain('is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)');
	expectTold(error, proxy.port, 'https');
	await proxy.idle();
});

it.each<[string, string]>([
	['an FTP server', '220 Welcome to the FTP server\r\n'],
	['a mail server', 'HTP/1.1 200 OK\r\n\r\n'],
	['an SSH server', 'SSH-2.0-OpenSSH_9.2\r\n'],
	['a server without a status', 'HTTP/1.1 abc OK\r\n\r\n'],
	['a server with a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
	['a server with a status that is none', 'HTTP/1.1 999 OK\r\n\r\n'],
])('says once that %s is no proxy', async (_, banner) => {
	const { box, proxy } = await behind((socket) => void socket.write(banner));
	const error = await failure(box.request(get));
	expect(error).toMatchObject({ code: 'proxy_refused' });
	expect(error.message).toContain('is not an HTTP proxy');
	expect(proxy.connections).toBe(1);
	await proxy.idle();
});

it('gives a mute proxy up after a while, five times over', async () => {
	const clock = new HandClock();
	const { box, proxy } = await behind(() => {}, { clock });
	const call = failure(box.request(get));
	for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
		await proxy.heard(attempt);
		clock.advance(CONNECT_TIMEOUT - 1);
		expect(clock.asleep).toBe(1);
		clock.advance(1);
	}
	const error = await call;
	await proxy.idle();
	expect(error).toMatchObject({ code: 'timeout', unsent: true, attempts: MAX_ATTEMPTS });
	expect(error.message).toContain('through the proxy');
	expect(error.message).toContain('no answer to CONNECT within 15 s');
	expect(clock.asleep).toBe(0);
});

it.each<[string, (socket: Socket) => void, Partial<ProxyOptions>]>([
	['is mute', () => {}, {}],
	['has begun to answer', (socket) => void socket.write('HTTP/1.1 '), {}],
	['opens a tunnel to nowhere', (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n'), {}],
])('ends at once with the execution where the proxy %s', async (_, serve, options) => {
	const { box, proxy } = await behind(serve, options);
	const stop = new AbortController();
	const call = box.withSignal(stop.signal).request(get);
	await proxy.heard(1);
	stop.abort(reason);
	await expect(call).rejects.toBe(reason);
	await proxy.idle();
	expect(proxy.connections).toBe(1);
});

it('ends at once with the execution while it waits to try again', async () => {
	const { proxy, server } = await behind((socket) => void socket.end());
	const stop = new AbortController();
	const timing = new HandClock();
	const apiUrl = 'https://api.box.com';
	const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
	const { box } = clientFor(server, { hosts, timing, signal: stop.signal });
	const call = box.request(get);
	await timing.sleeping(1);
	stop.abort(reason);
	await expect(call).rejects.toBe(reason);
	await proxy.idle();
	expect(proxy.asked).toBe(1);
});

it('goes on once the proxy is back', async () => {
	let calls = 0;
	const { proxy, box } = await behind(
		(socket) => {
			calls += 1;
			if (calls < 3) return void socket.end();
			socket.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n');
			socket.on('data', () => {
				socket.write(ANSWER);
			});
		},
		{ target: 'http' },
	);
	expect(await box.request(get)).toMatchObject({ id: '12' });
	expect(await box.request(get)).toMatchObject({ id: '12' });
	expect(proxy.connections).toBe(3);
});

describe.each(['http', 'https'] as const)('a tunnel for calls by %s', (target) => {
	const open = 'HTTP/1.1 200 OK\r\n\r\n';

	it.each<[string, (socket: Socket) => void]>([
		['closes at once', (socket) => void socket.end(open)],
		['resets', (socket) => void socket.write(open, () => socket.resetAndDestroy())],
		[
			'closes once it has heard something',
			(socket) => void socket.once('data', () => socket.end()).write(open),
		],
	])('names its proxy if that %s', async (_, serve) => {
		const { box, proxy } = await behind(serve, { target });
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ status: 0, code: 'network_error', attempts: MAX_ATTEMPTS });
		expect(error.proxy).toEqual({
			address: `http://localhost:${proxy.port}`,
			variable: 'ALL_PROXY',
		});
		expectTold(error, proxy.port);
		await proxy.idle();
	});
});

it('is not used up by calls that fail: the next ones find their way', async () => {
	let fails = true;
	const { box, proxy } = await behind(
		(socket) => {
			if (fails) return void socket.end();
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			socket.on('data', () => socket.write(ANSWER));
		},
		{ target: 'http' },
	);
	const calls = Array.from({ length: 60 }, async () => await failure(box.request(get)));
	for (const error of await Promise.all(calls)) expect(error.code).toBe('network_error');
	await proxy.idle();
	fails = false;
	expect(await box.request(get)).toMatchObject({ id: '12' });
});

it.each(['HTTPS_PROXY', 'https_proxy', 'all_proxy'])(
	'names %s where it holds a proxy that is not supported, and sends nothing',
	async (variable) => {
		const scheme = 'socks5h://user:secret@';
		const { box, proxy } = await behind(() => {}, { scheme, variable });
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ code: 'proxy_setting', unsent: true, attempts: 1 });
		expect(error.message).toContain(`The environment variable ${variable} names a proxy`);
		expect(error.message).toContain('socks5h://');
		expect(error.message).not.toContain('secret');
		expect(proxy.connections).toBe(0);
	},
);

it('ends a held poll with the proxy, and at once when it is cancelled', async () => {
	const { box, proxy } = await behind((socket) => void socket.end(), { target: 'http' });
	const realtime = { url: 'http://127.0.0.1:1/poll', retryTimeout: 600, maxRetries: 10 };
	const error = await failure(box.longPoll(realtime, '1'));
	expect(error.message).toContain('through the proxy');
	expect(proxy.asked).toBe(1);

	const { box: other, proxy: mute } = await behind(() => {}, { target: 'http' });
	const stop = new AbortController();
	const poll = other.withSignal(stop.signal).longPoll(realtime, '1');
	await mute.until(() => mute.connections > 0);
	stop.abort(reason);
	await expect(poll).rejects.toBe(reason);
	await mute.idle();
});

it('waits as long as it takes between two tries, but not for ever', async () => {
	const timing = new TestTiming();
	const { server, proxy } = await behind((socket) => void socket.end(), { target: 'http' });
	const { box } = clientFor(server, { timing });
	await failure(box.request(get));
	expect(timing.waits).toEqual([200, 400, 800, 1600]);
	expect(proxy.asked).toBe(MAX_ATTEMPTS);
	// One more, to look whether it speaks TLS.
	expect(proxy.connections).toBe(MAX_ATTEMPTS + 1);
});
