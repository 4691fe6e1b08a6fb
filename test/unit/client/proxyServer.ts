import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A small proxy that opens tunnels and remembers where to. */
export class ProxyServer {
	readonly targets: string[] = [];
	/** The Proxy-Authorization headers it got. */
	readonly logins: Array<string | undefined> = [];
	private readonly sockets = new Set<Socket>();

	private constructor(private readonly server: Server) {
		server.on('connect', (request, socket: Socket, head: Buffer) => {
			const target = request.url ?? '';
			this.targets.push(target);
			this.logins.push(request.headers['proxy-authorization']);
			const { hostname, port } = new URL(`http://${target}`);
			const upstream = connect(Number(port), hostname, () => {
				socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
				upstream.write(head);
				upstream.pipe(socket).pipe(upstream);
			});
			for (const end of [socket, upstream]) {
				this.sockets.add(end);
				end.on('error', () => {});
				end.on('close', () => this.sockets.delete(end));
			}
		});
	}

	static async start(): Promise<ProxyServer> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new ProxyServer(server);
	}

	get address(): string {
		return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
