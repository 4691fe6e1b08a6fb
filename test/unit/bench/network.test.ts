import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

import { makeCertificate, type Certificate } from '../../bench/network/certificate';
import { listen, openDistantPort, portOf } from '../../bench/network/distantPort';
import { towards } from '../../bench/network/environment';
import {
	BOX_NAMES,
	DOWNLOAD_HOST,
	openFrontEnd,
	type FrontEnd,
} from '../../bench/network/frontEnd';
import { startEmulator, type Emulator } from '../../emulator';

async function bytesOf(socket: Socket): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of socket) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

describe('the distant port', () => {
	it('hands on all bytes in order, both ways, and the end', async () => {
		const echo = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
		await listen(echo);
		const distant = await openDistantPort(portOf(echo), 4);
		const sent = randomBytes(3_000_000);
		const socket = connect({ port: distant.port, host: '127.0.0.1', allowHalfOpen: true });
		socket.end(sent);
		expect((await bytesOf(socket)).equals(sent)).toBe(true);
		expect(distant.opened()).toBe(1);
		await distant.close();
		echo.close();
	});

	it('ends all connections when it is told to forget them', async () => {
		const silent = createServer();
		await listen(silent);
		const distant = await openDistantPort(portOf(silent), 0);
		const socket = connect({ port: distant.port, host: '127.0.0.1' }).resume();
		await once(silent, 'connection');
		distant.forget();
		await once(socket, 'close');
		expect(distant.opened()).toBe(0);
		await distant.close();
		silent.close();
	});
});

describe('the front end', () => {
	let folder: string;
	let certificate: Certificate;
	let emulator: Emulator;
	let frontEnd: FrontEnd;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'bench-network-'));
		certificate = await makeCertificate(folder, BOX_NAMES);
	});
	beforeEach(async () => {
		emulator = await startEmulator();
		frontEnd = await openFrontEnd(emulator, certificate, 0);
	});
	afterEach(async () => {
		await frontEnd.close();
		await emulator.close();
	});
	afterAll(async () => await rm(folder, { recursive: true }));

	async function get(url: string, authorization: string) {
		const { hostname, pathname } = new URL(url);
		const asking = request({
			host: '127.0.0.1',
			port: frontEnd.port,
			servername: hostname,
			ca: certificate.cert,
			path: pathname,
			headers: { host: hostname, authorization },
			agent: false,
		}).end();
		const [answer] = (await once(asking, 'response')) as [IncomingMessage];
		return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
	}

	it("answers for Box's names, from the API to the download host", async () => {
		const { id } = emulator.addFile({ name: 'note.txt', content: 'hello' });
		const token = `Bearer ${emulator.connect().access_token}`;
		const redirect = await get(`https://api.box.com/2.0/files/${id}/content`, token);
		expect(redirect.status).toBe(302);
		const location = redirect.headers.location ?? '';
		expect(new URL(location).origin).toBe(`https://${DOWNLOAD_HOST}`);
		// The emulator's download host refuses a token; the front end does not hand it on.
		expect(await get(location, token)).toMatchObject({ status: 200, text: 'hello' });
		expect(frontEnd.opened()).toBe(2);
	});

	it('is what a process finds in the place of Box', async () => {
		const code = `fetch('https://api.box.com/2.0/users/me').then((answer) => console.log(answer.status))`;
		const env = { ...process.env, ...towards(frontEnd, certificate) };
		const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], { env });
		expect(stdout).toBe('401\n');
		expect(frontEnd.opened()).toBe(1);
	});
});
