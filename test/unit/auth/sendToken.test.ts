import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { byClient, byN8n } from '../../../nodes/Box/auth/jwt/send';
import { askForToken } from '../../../nodes/Box/client/calls/tokenCall';
import { closeHttp } from '../../../nodes/Box/client/http/http';
import { RawServer } from '../client/rawServer';
import { closeAll, closing, TestTiming } from '../client/support';

const timing = new TestTiming();
const reason = new Error('The execution was cancelled');
const form = 'client_secret=the-secret&assertion=a.b.c';
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';

afterEach(async () => {
	await closeHttp();
	await closeAll();
});

async function serverWith(serve: (socket: Socket, said: string) => void) {
	const server = closing(await RawServer.start(serve));
	return { server, apiUrl: `http://127.0.0.1:${server.port}` };
}

/** Servers that never give a whole answer. */
const silent: Array<[string, (socket: Socket) => void]> = [
	['says nothing', () => {}],
	['begins an answer', (socket) => void socket.write(`${HEAD}{"access_token":`)],
];

describe.each(silent)('a server that %s', (_, serve) => {
	it('is left at once by who is cancelled', async () => {
		const { server, apiUrl } = await serverWith(serve);
		const stop = new AbortController();
		const sent = byClient({ apiUrl, form }, { timing, signal: stop.signal });
		await server.heard(1);
		stop.abort(reason);
		await expect(sent).rejects.toBe(reason);
		await server.idle();
	});

	it('is left after the time that one attempt may take', async () => {
		const { server, apiUrl } = await serverWith(serve);
		const sent = await askForToken({ apiUrl, form, timing, timeout: 100 });
		expect(sent).toMatchObject({
			error: {
				status: 0,
				code: 'timeout',
				message: 'Box stopped answering (ETIMEDOUT): no token within 0.1 s',
			},
		});
		await server.idle();
	});
});

it('takes the status of an error whose text does not end', async () => {
	const { server, apiUrl } = await serverWith((socket) => {
		socket.write(HEAD.replace('200 OK', '503 No'));
	});
	const sent = await askForToken({ apiUrl, form, timing, timeout: 100 });
	expect(sent).toMatchObject({ value: { status: 503, text: '' } });
	await server.idle();
});

it('gives no half answer to who is cancelled', async () => {
	const head = HEAD.replace('200 OK', '503 No');
	const { server, apiUrl } = await serverWith((socket) => void socket.write(`${head}{"err`));
	const stop = new AbortController();
	const sent = askForToken({ apiUrl, form, timing, timeout: 60_000, signal: stop.signal });
	await server.heard(1);
	for (let turn = 0; turn < 50; turn++) await nextTurn();
	stop.abort(reason);
	await expect(sent).rejects.toBe(reason);
	await server.idle();
});

it('sends the secrets to the token endpoint alone, whatever that answers', async () => {
	const other = await serverWith((socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\n'));
	const { apiUrl } = await serverWith((socket, said) => {
		expect(said).toMatch(/^POST \/oauth2\/token HTTP/);
		const location = `Location: ${other.apiUrl}/oauth2/token`;
		socket.end(`HTTP/1.1 307 Elsewhere\r\n${location}\r\nContent-Length: 0\r\n\r\n`);
	});
	expect(await byClient({ apiUrl, form }, { timing })).toMatchObject({ failure: { status: 307 } });
	expect(other.server.connections).toBe(0);
});

it.each([
	['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'invalid_answer'],
	['an end', '', 'network_error'],
])('says what answered if that is %s, and nothing of what was sent', async (_, answer, code) => {
	const { apiUrl } = await serverWith((socket) => void socket.end(answer));
	const outcome = await byClient({ apiUrl, form }, { timing });
	expect(outcome).toMatchObject({ failure: { status: 0, code } });
	expect(JSON.stringify(outcome)).not.toMatch(/the-secret|a\.b\.c/);
});

it('does not wait for ever for an answer of n8n', async () => {
	const httpRequest = async () => await new Promise(() => {});
	const send = byN8n({ httpRequest }, 1);
	const { failure } = { failure: undefined, ...(await send({ apiUrl: '', form }, { timing })) };
	expect(failure).toMatchObject({ status: 0, code: '' });
});
