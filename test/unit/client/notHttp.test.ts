import type { Socket } from 'node:net';

import { MAX_ATTEMPTS } from '../../../nodes/Box/client/calls/retry';
import { createHttp } from '../../../nodes/Box/client/http/http';
import { RawServer } from './rawServer';
import { json, TestServer } from './server';
import { closeAll, closing, clientFor, failure } from './support';

afterEach(closeAll);

const get = { method: 'GET' as const, path: ['files', '12'] };
const post = { method: 'POST' as const, path: ['folders'], body: { name: 'a' } };
const head = 'HTTP/1.1 200 OK\r\n';

async function answering(serve: (socket: Socket) => void) {
	const raw = closing(await RawServer.start(serve));
	const server = closing(await TestServer.start(json(200, {})));
	const apiUrl = `http://127.0.0.1:${raw.port}`;
	const hosts = { apiUrl, uploadUrl: apiUrl, accountUrl: apiUrl };
	return { raw, ...clientFor(server, { hosts, http: closing(createHttp()) }) };
}

const says = (text: string | Buffer) => (socket: Socket) => void socket.end(text);

describe.each<[string, string | Buffer]>([
	['noise', Buffer.from([0, 1, 2, 254, 255, 13, 10])],
	['an FTP banner', '220 Welcome to the FTP server\r\n'],
	['an SSH banner', 'SSH-2.0-OpenSSH_9.2\r\n'],
	['the beginning of HTTP/2', Buffer.from([0, 0, 18, 4, 0, 0, 0, 0, 0])],
	['another version of HTTP', 'HTTP/9.9 200 OK\r\n\r\n'],
	['a status that is none', 'HTTP/1.1 abc OK\r\n\r\n'],
	['a header that is none', `${head}no header\r\n\r\n`],
	['two lengths', `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
	['a length that is none', `${head}content-length: two\r\n\r\n{}`],
	['headers without end', `${head}x: ${'x'.repeat(100_000)}\r\n\r\n{}`],
	['a chunk of no size', `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}`],
])('an answer that is %s', (_, text) => {
	it('is told of, after some tries', async () => {
		const { box, raw, timing } = await answering(says(text));
		const error = await failure(box.request(get));
		expect(error).toMatchObject({ status: 0, code: 'invalid_answer', attempts: MAX_ATTEMPTS });
		expect(error.message).toContain(`The answer from 127.0.0.1:${raw.port} is not HTTP (`);
		expect(error.message.length).toBeLessThan(300);
		expect(timing.waits).toHaveLength(MAX_ATTEMPTS - 1);
		expect(raw.connections).toBe(MAX_ATTEMPTS);
		await raw.idle();
	});

	it('leaves open whether a write was carried out, so that it is not repeated', async () => {
		const { box, raw } = await answering(says(text));
		expect(await failure(box.request(post))).toMatchObject({ outcomeUnknown: true, attempts: 1 });
		expect(raw.connections).toBe(1);
	});
});

it('goes on once what answers is Box again', async () => {
	let answers = 0;
	const { box } = await answering((socket) => {
		answers += 1;
		socket.end(
			answers < 3 ? 'noise\r\n' : `${head}content-length: 25\r\n\r\n{"type":"file","id":"12"}`,
		);
	});
	expect(await box.request(get)).toMatchObject({ id: '12' });
});
