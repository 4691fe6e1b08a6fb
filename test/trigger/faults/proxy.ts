import type { Socket } from 'node:net';

import { ImpatientClock } from '../../support/impatientClock';
import { RawServer } from '../../unit/client/rawServer';
import { boxTriggerWith, Stage } from '../support';

const environment = { ...process.env };
let stage: Stage;
let proxy: RawServer;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => {
	process.env = { ...environment };
	await stage.clear();
	await proxy.close();
});

/** A trigger behind a proxy. Most waits take no time. */
async function start(serve: (socket: Socket) => void) {
	proxy = await RawServer.start(serve);
	process.env.http_proxy = `http://user:secret@127.0.0.1:${proxy.port}`;
	delete process.env.no_proxy;
	delete process.env.NO_PROXY;
	return await stage.start({}, { nodeType: boxTriggerWith(new ImpatientClock()) });
}

it('reports a proxy that closes each connection, and stops when it is deactivated', async () => {
	const trigger = await start((socket) => void socket.end());
	const failure = await trigger.nextFailure();
	expect(failure.message).toBe(
		`Box could not be reached through the proxy http://127.0.0.1:${proxy.port}`,
	);
	await trigger.stop();
	await proxy.idle();
	const { connections } = proxy;
	for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
	expect(proxy.connections).toBe(connections);
});

it('reports at once what waiting does not mend', async () => {
	const trigger = await start((socket) => void socket.end('HTTP/1.1 407 No\r\n\r\n'));
	const failure = await trigger.nextFailure();
	expect(failure.message).toContain("does not accept n8n's sign-in");
	expect(proxy.asked).toBeLessThan(10);
	await trigger.stop();
});

it('stops at once when it is deactivated while a proxy is mute', async () => {
	const trigger = await start(() => {});
	await proxy.heard(1);
	await trigger.stop();
	await proxy.idle();
});
