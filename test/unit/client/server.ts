import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it reached the server, with its whole body. */
export interface Seen {
	method: string;
	/** Path and query. */
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** Which connection it came over, counted from 1. */
	connection: number;
}

export type Answer = (response: ServerResponse, request: Seen) => void;

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
	return (response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(JSON.stringify(body));
	};
}

/** An answer of whatever kind, without JSON. */
export function answer(
	status: number,
	headers: Record<string, string> = {},
	body: string | Buffer = '',
): Answer {
	return (response) => {
		response.writeHead(status, headers);
		response.end(body);
	};
}

/** What Box answers to a call about the file or folder 12, or to the creation of a folder. */
export const ok: Answer = (response, request) => {
	const type = request.path.startsWith('/2.0/folders') ? 'folder' : 'file';
	const answered = request.method === 'DELETE' ? answer(204) : json(200, { type, id: '12' });
	answered(response, request);
};

/** The connection is closed without an answer. */
export const drop: Answer = (response) => {
	response.socket?.destroy();
};

/** Nothing is ever answered. */
export const stall: Answer = () => {};

/** The body ends in the middle, together with its connection. */
export function cut(
	body: string | Buffer,
	bytes: number,
	headers: Record<string, string> = {},
): Answer {
	return (response) => {
		const whole = Buffer.from(body);
		response.writeHead(Number(headers.status ?? 200), {
			...headers,
			'content-length': String(whole.length),
		});
		response.write(whole.subarray(0, bytes), () => response.socket?.destroySoon());
	};
}

/** A small HTTP server that answers as told and remembers what it was asked. */
export class TestServer {
	readonly seen: Seen[] = [];
	readonly sockets = new Set<Socket>();
	connections = 0;
	/** Requests that are being waited for, by number. */
	private readonly waiting: Array<{ count: number; resolve: () => void }> = [];
	private readonly numbers = new WeakMap<Socket, number>();

	private constructor(
		readonly server: Server,
		private readonly handler: Answer,
	) {
		server.on('connection', (socket) => {
			this.connections += 1;
			this.numbers.set(socket, this.connections);
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
		});
		server.on('request', (request, response) => void this.receive(request, response));
	}

	/** Starts with a handler, or with answers in order, the last of which is repeated. */
	static async start(...answers: [Answer, ...Answer[]]): Promise<TestServer> {
		let next = 0;
		const handler: Answer = (response, request) => {
			const step = answers[Math.min(next, answers.length - 1)];
			next += 1;
			step?.(response, request);
		};
		const server = createServer({ keepAliveTimeout: 60_000 });
		const started = new TestServer(server, handler);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return started;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	get paths(): string[] {
		return this.seen.map(({ method, path }) => `${method} ${path}`);
	}

	/** Resolves once so many requests have come. */
	async received(count: number): Promise<void> {
		if (this.seen.length >= count) return;
		await new Promise<void>((resolve) => this.waiting.push({ count, resolve }));
	}

	/** Resolves once no connection is open. */
	async idle(): Promise<void> {
		await Promise.all(
			[...this.sockets].map(
				async (socket) => await new Promise((resolve) => socket.once('close', resolve)),
			),
		);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		try {
			for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
		} catch {
			return; // The client gave up in the middle.
		}
		const seen = {
			method: request.method ?? '',
			path: request.url ?? '',
			headers: request.headers,
			body: Buffer.concat(chunks),
			connection: this.numbers.get(request.socket) ?? 0,
		};
		this.seen.push(seen);
		this.handler(response, seen);
		for (const waiter of this.waiting) if (this.seen.length >= waiter.count) waiter.resolve();
	}
}
