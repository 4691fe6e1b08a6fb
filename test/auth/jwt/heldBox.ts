import type { Socket } from 'node:net';

import { RawServer } from '../../unit/client/rawServer';

const json = (body: object) => {
	const text = JSON.stringify(body);
	return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`;
};

/** A Box that gives no token until a test says so. To all other requests it answers with a user. */
export class HeldBox {
	/** How many requests for a token have come. */
	asked = 0;
	/** Those that wait, unless they were given up. */
	readonly held = new Set<Socket>();

	private constructor(readonly server: RawServer) {}

	static async start(): Promise<HeldBox> {
		const server: RawServer = await RawServer.start((socket, said) => box.answer(socket, said));
		const box = new HeldBox(server);
		return box;
	}

	get url(): string {
		return `http://127.0.0.1:${this.server.port}`;
	}

	/** Resolves once so many requests for a token have come. */
	async hasAsked(times: number): Promise<void> {
		await this.server.until(() => this.asked >= times);
	}

	/** Gives a token to all who wait for one. */
	giveToken(): void {
		for (const socket of this.held) {
			socket.end(json({ access_token: 'token', expires_in: 3600, token_type: 'bearer' }));
		}
	}

	private answer(socket: Socket, said: string): void {
		if (!said.startsWith('POST /oauth2/token')) {
			socket.end(json({ type: 'user', id: '11', name: 'Service', login: 'service@example.com' }));
			return;
		}
		this.asked += 1;
		this.held.add(socket);
		socket.on('close', () => this.held.delete(socket));
	}
}
