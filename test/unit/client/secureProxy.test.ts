import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';

import { makeCertificate, type Certificate } from '../../bench/network/certificate';
import { closeAll, closing } from './support';

let folder: string;
let certificate: Certificate;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'box-proxy-'));
	certificate = await makeCertificate(folder, ['localhost']);
});

afterEach(closeAll);

afterAll(async () => await rm(folder, { recursive: true }));

/** Starts a server that counts its connections. */
async function listening(server: Server) {
	const counted = { connections: 0, port: 0 };
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		counted.connections += 1;
		sockets.add(socket);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	counted.port = (server.address() as AddressInfo).port;
	closing({
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	});
	return counted;
}

function tunnel(request: IncomingMessage, socket: Socket, head: Buffer): void {
	const { hostname, port } = new URL(`http://${request.url}`);
	const upstream = connect(Number(port), hostname, () => {
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		upstream.write(head);
		upstream.pipe(socket).pipe(upstream);
	});
	for (const end of [socket, upstream]) end.on('error', () => {});
}

/** What three calls print, in a process that trusts the certificate. */
async function calls(port: number, env: NodeJS.ProcessEnv = {}): Promise<string> {
	const trusting = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: certificate.file, ...env };
	const script = join(__dirname, 'secureCalls.ts');
	const args = ['--import', 'tsx', script, `https://localhost:${port}/`];
	return (await promisify(execFile)(process.execPath, args, { env: trusting })).stdout;
}

it.each([
	['without a proxy', undefined],
	['through a proxy', 'http'],
	['through a proxy that speaks TLS', 'https'],
])(
	'calls a secure host over one connection, %s',
	async (_, scheme) => {
		const box = await listening(
			createServer(certificate, (request, response) => void response.end(request.headers.host)),
		);
		const server = scheme === 'https' ? createServer(certificate) : createHttpServer();
		const proxy = await listening(server.on('connect', tunnel));
		const env: NodeJS.ProcessEnv = {};
		if (scheme) env.https_proxy = `${scheme}://user:pass@localhost:${proxy.port}`;
		expect(await calls(box.port, env)).toBe(`200 localhost:${box.port}\n`.repeat(3));
		expect(box.connections).toBe(1);
		expect(proxy.connections).toBe(scheme ? 1 : 0);
	},
	60_000,
);

it.each(['TLSv1.2', 'TLSv1.3'] as const)(
	'goes on with its session of %s when it opens another connection',
	async (version) => {
		const options = { ...certificate, minVersion: version, maxVersion: version };
		const box = await listening(
			createServer(options, ({ socket }, response) => {
				const isOn = socket instanceof TLSSocket && socket.isSessionReused();
				response.writeHead(200, { connection: 'close' }).end(isOn ? 'known' : 'new');
			}),
		);
		expect(await calls(box.port)).toBe('200 new\n200 known\n200 known\n');
		expect(box.connections).toBe(3);
	},
	60_000,
);
