import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import type { Certificate } from '../../bench/network/certificate';

/** A server that does with its connections whatever a test wants, below HTTP. */
export class RawServer {
	connections = 0;
	/** How many of them asked a proxy to lead them on. */
	asked = 0;
	/** Of those that are open, the bytes that have come. */
	readonly sockets = new Map<Socket, string>();
	private readonly waiting: Array<() => void> = [];

	private constructor(private readonly server: Server) {
		server.on('connection', (socket: Socket) => {
			this.connections += 1;
			this.sockets.set(socket, '');
			socket.on('error', () => {});
			socket.on('close', () => {
				this.sockets.delete(socket);
				this.tell();
			});
			this.tell();
		});
	}

	/**
	 * @param serve told of each connection, and of the text it sent first
	 * @param certificate without one the server speaks no TLS
	 */
	static async start(
		serve: (socket: Socket, said: string) => void,
		certificate?: Certificate,
	): Promise<RawServer> {
		const listen = (socket: Socket) =>
			void socket.once('data', (data) => {
				raw.sockets.set(socket, data.toString('latin1'));
				if (/^CONNECT /.test(data.toString('latin1'))) raw.asked += 1;
				serve(socket, data.toString('latin1'));
				raw.tell();
			});
		const server = certificate ? createTlsServer(certificate, listen) : createServer(listen);
		const raw = new RawServer(server);
		server.on('tlsClientError', () => {});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return raw;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** Resolves once the condition holds; it is looked at whenever something happens. */
	async until(condition: () => boolean): Promise<void> {
		while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** Resolves once the connection of that number, from 1, has said something. */
	async heard(number: number): Promise<void> {
		await this.until(() => this.connections >= number && [...this.sockets.values()].at(-1) !== '');
	}

	/** Resolves once no connection is open. */
	async idle(): Promise<void> {
		await this.until(() => this.sockets.size === 0);
	}

	async close(): Promise<void> {
		for (const socket of this.sockets.keys()) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private tell(): void {
		for (const resolve of this.waiting.splice(0)) resolve();
	}
}
