import { closeHttp, createHttp, sharedHttp } from '../../../nodes/Box/client/http/http';
import { setProxies } from '../../support/proxySettings';
import { ProxyServer } from './proxyServer';
import { answer, json, ok, stall, TestServer } from './server';
import { clientFor, closeAll, closing, failure, setup } from './support';

const environment = { ...process.env };

afterEach(async () => {
	process.env = { ...environment };
	await closeAll();
	await closeHttp();
});

const get = { method: 'GET' as const, path: ['files', '12'] };

it('keeps one connection for call after call', async () => {
	const { box, server } = await setup(ok, json(404, {}), answer(204), ok);
	await box.request(get);
	await failure(box.request(get));
	await box.request({ method: 'DELETE', path: ['files', '12'] });
	await box.with({ asUser: '5' }).request(get);
	expect(server.seen.map(({ connection }) => connection)).toEqual([1, 1, 1, 1]);
});

it('is shared by all clients of the process', async () => {
	const { server } = await setup(ok);
	await clientFor(server, { http: undefined }).box.request(get);
	await clientFor(server, { http: sharedHttp() }).box.request(get);
	expect(server.connections).toBe(1);
});

it('can go on after its connections were closed', async () => {
	const { box, server } = await setup(ok);
	const shared = clientFor(server, { http: undefined }).box;
	await shared.request(get);
	await closeHttp();
	await shared.request(get);
	await box.request(get);
	expect(server.connections).toBe(3);
});

it('opens twenty connections at most, whatever is asked at the same time', async () => {
	const held: Array<() => void> = [];
	const { box, server } = await setup((response, request) => {
		const reply = () => ok(response, request);
		if (held.push(reply) === 20) for (const send of held) send();
		if (held.length > 20) reply();
	});
	await Promise.all(Array.from({ length: 50 }, async () => await box.request(get)));
	expect(server.seen).toHaveLength(50);
	expect(server.connections).toBe(20);
});

it('keeps held polls apart, so that they never block a call', async () => {
	const { server, box } = await setup((response, request) => {
		(request.path.startsWith('/poll') ? stall : ok)(response, request);
	});
	const stop = new AbortController();
	const realtime = { url: `${server.url}/poll?channel=1`, retryTimeout: 60, maxRetries: 10 };
	const polls = Array.from({ length: 15 }, async () => {
		await expect(box.withSignal(stop.signal).longPoll(realtime, '1')).rejects.toThrow('enough');
	});
	await server.received(15);
	await box.request(get);
	expect(server.connections).toBe(16);
	stop.abort(new Error('enough'));
	await Promise.all(polls);
});

it('does not notice that Box has closed an idle connection', async () => {
	const { box, server } = await setup(ok);
	await box.request(get);
	for (const socket of server.sockets) socket.destroy();
	await box.request(get);
	expect(server.connections).toBe(2);
});

it.each([get, { method: 'POST' as const, path: ['folders'], body: {} }])(
	'opens another connection at once where Box has closed the one that waited: $method',
	async (request) => {
		const { box, server, timing } = await setup(ok);
		await box.request(get);
		const closed = [...server.sockets].map((socket) => socket.destroy());
		// The news of it is on its way while the next request begins.
		expect(await box.request(request)).toMatchObject({ id: '12' });
		expect(closed).toHaveLength(1);
		expect(timing.waits).toEqual([]);
		expect(server.connections).toBe(2);
	},
);

it('survives a connection that is closed just as it is used again', async () => {
	let used = 0;
	const { box, server } = await setup((response, request) => {
		used += 1;
		if (used === 2) response.socket?.resetAndDestroy();
		else ok(response, request);
	});
	await box.request(get);
	expect(await box.request(get)).toMatchObject({ id: '12' });
	expect(server.seen.map(({ connection }) => connection)).toEqual([1, 1, 2]);
});

describe('the environment', () => {
	it.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'])(
		'names a proxy in %s',
		async (name) => {
			const { box, server } = await setup(ok);
			const proxy = closing(await ProxyServer.start());
			setProxies({ [name]: `http://user:secret@${proxy.address}` });
			await box.request(get);
			await box.request(get);
			expect(proxy.targets).toEqual([new URL(server.url).host]);
			expect(proxy.logins).toEqual([`Basic ${Buffer.from('user:secret').toString('base64')}`]);
		},
	);

	it.each(['NO_PROXY', 'no_proxy'])('exempts a host from it in %s', async (name) => {
		const { box, server } = await setup(ok);
		const proxy = closing(await ProxyServer.start());
		setProxies({ HTTP_PROXY: proxy.address, [name]: 'example.com,127.0.0.1' });
		await box.request(get);
		expect(proxy.targets).toEqual([]);
		expect(server.seen).toHaveLength(1);
	});

	it('names a proxy for held polls as well', async () => {
		const { box, server } = await setup(json(200, { message: 'new_change' }));
		const proxy = closing(await ProxyServer.start());
		setProxies({ HTTP_PROXY: `http://${proxy.address}` });
		await box.longPoll({ url: `${server.url}/?c=1`, retryTimeout: 60, maxRetries: 10 }, '1');
		expect(proxy.targets).toEqual([new URL(server.url).host]);
	});

	it('names a proxy that is not there', async () => {
		const { box } = await setup(ok);
		const gone = await ProxyServer.start();
		setProxies({ HTTP_PROXY: `http://user:secret@${gone.address}` });
		await gone.close();
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ status: 0, code: 'network_error', unsent: true });
		expect(error.message).not.toContain('secret');
	});

	it('names a proxy that makes no sense, which a later call may find corrected', async () => {
		const { box } = await setup(ok);
		setProxies({ HTTP_PROXY: 'http://user:secret@bad host' });
		await expect(box.request(get)).rejects.toThrow('HTTP_PROXY');
		setProxies({});
		expect(await box.request(get)).toMatchObject({ id: '12' });
	});
});

it('gives an answer that never comes a time limit', async () => {
	const server = closing(await TestServer.start(stall));
	const http = closing(createHttp());
	const connection = await http.connect({ url: new URL(server.url), kind: 'quick', owner: {} });
	const send = connection.send({ method: 'GET', headers: {}, headersTimeout: 1, bodyTimeout: 1 });
	await expect(send).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' });
	await server.idle();
});
