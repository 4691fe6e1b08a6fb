import type { Socket } from 'node:net';

import { useBox } from '../../operations/support';
import { setProxies } from '../../support/proxySettings';
import { RawServer } from '../../unit/client/rawServer';

const box = useBox();
const environment = { ...process.env };
const proxies: RawServer[] = [];

afterEach(async () => {
	process.env = { ...environment };
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
});

/** Has the node find a proxy in the environment. */
async function proxyIn(variable: string, serve: (socket: Socket) => void, scheme = 'http') {
	const proxy = await RawServer.start(serve);
	proxies.push(proxy);
	setProxies({ [variable]: `${scheme}://user:secret@127.0.0.1:${proxy.port}` });
	return { proxy, address: `${scheme}://127.0.0.1:${proxy.port}` };
}

const answers = (status: number) => (socket: Socket) =>
	void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);

test('a proxy that closes the connection is tried five times, and named', async () => {
	const { proxy, address } = await proxyIn('http_proxy', (socket) => void socket.end());
	const { error } = await box.run('user', 'getMe');
	expect(error).toMatchObject({
		message: `Box could not be reached through the proxy ${address}`,
		description: expect.stringContaining('its address in the environment variable http_proxy'),
	});
	expect(error?.description).toMatch(/tried 5 times/);
	expect(JSON.stringify(error)).not.toContain('secret');
	expect(proxy.asked).toBe(5);
	await proxy.idle();
});

test('a proxy that closes the connection it has opened is named', async () => {
	const serve = (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\n');
	const { address } = await proxyIn('http_proxy', serve);
	const { error } = await box.run('user', 'getMe');
	expect(error?.message).toBe(`Box could not be reached through the proxy ${address}`);
	expect(JSON.stringify(error)).not.toContain('secret');
});

test.each([
	[407, "does not accept n8n's sign-in", 'Check the user and password in the environment variable'],
	[403, 'does not allow a connection to Box', 'that the proxy allows CONNECT'],
])('a proxy that answers %d is asked once', async (status, message, description) => {
	const { proxy } = await proxyIn('HTTP_PROXY', answers(status));
	const { error } = await box.run('user', 'getMe');
	expect(error).toMatchObject({
		message: expect.stringContaining(message),
		description: expect.stringContaining(description),
	});
	expect(proxy.asked).toBe(1);
});

test.each(['socks5h', 'socks4', 'ftp'])('a proxy of the kind %s is not tried', async (scheme) => {
	const { proxy } = await proxyIn('all_proxy', () => {}, scheme);
	const { error } = await box.run('user', 'getMe');
	expect(error).toMatchObject({
		message: expect.stringContaining('The environment variable all_proxy names a proxy'),
		description: expect.stringContaining('starts with http:// or https://'),
	});
	expect(JSON.stringify(error)).not.toContain('secret');
	expect(proxy.connections).toBe(0);
	expect(box.calls()).toEqual([]);
});

test('the execution ends at once with n8n, and its connection with it', async () => {
	const { proxy } = await proxyIn('HTTP_PROXY', () => {});
	const stop = new AbortController();
	const run = box.run('user', 'getMe', {}, { signal: stop.signal });
	await proxy.heard(1);
	stop.abort();
	await run;
	await proxy.idle();
	expect(proxy.connections).toBe(1);
});
