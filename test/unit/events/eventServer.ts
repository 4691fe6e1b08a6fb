import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { BoxClient } from '../../../nodes/Box/client/boxClient';
import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { closeHttp } from '../../../nodes/Box/client/http/http';
import type { Timing } from '../../../nodes/Box/client/http/timing';
import type { BoxEvent } from '../../../nodes/Box/client/types';
import type { Carrier } from '../../../nodes/Box/events/eventSource';
import { Pace, pacedSource } from '../../../nodes/Box/events/pace';
import { SharedStream, type StreamMember } from '../../../nodes/Box/events/sharedStream';
import type { StreamSource } from '../../../nodes/Box/events/streamSource';
import { TestClock } from './support';

export interface Asked {
	what: 'page' | 'options' | 'poll' | 'item';
	/** The position, or the path of an item. */
	value: string;
}

/** What a scripted request is answered with; a text is the body of a 200. */
export type Scripted = string | { status: number; body?: string } | typeof DROP | typeof HOLD;

/** The connection is closed without an answer. */
export const DROP = Symbol('drop');
/** No answer for as long as the connection lives. */
export const HOLD = Symbol('hold');

type Respond = (value: string) => Scripted;

export function page(entries: readonly BoxEvent[], position: string): string {
	// By hand: a position as a number is written with all its digits.
	return `{"chunk_size":${entries.length},"next_stream_position":${position},"entries":${JSON.stringify(entries)}}`;
}

export function message(text: string): string {
	return JSON.stringify({ version: 1, message: text });
}

/** An error as Box has them. */
export function boxError(status: number, code: string): Scripted {
	return { status, body: JSON.stringify({ type: 'error', status, code, request_id: 'abc' }) };
}

/** Box's event endpoints, answering exactly what a test says. */
export class EventServer {
	readonly asked: Asked[] = [];
	onPage: Respond = () => page([], '"1"');
	onPoll: Respond = () => HOLD;
	onItem: Respond = () => boxError(404, 'not_found');
	onOptions: Respond = () => this.realtimeServers([{}]);
	maxRetries: unknown = '10';
	private readonly watchers = new Set<() => void>();
	private openPolls = 0;

	private constructor(private readonly server: Server) {
		server.on('request', (request, response) => this.answer(request, response));
	}

	static async start(): Promise<EventServer> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new EventServer(server);
	}

	client(timing: Timing, signal?: AbortSignal): BoxClient {
		const hosts = { apiUrl: this.url, uploadUrl: this.url, accountUrl: this.url };
		const tokens = { current: async () => 'token', refresh: async () => 'token' };
		return new BoxClient({ hosts, tokens, gate: new RateLimitGate(), signal, timing });
	}

	/** Long polls that are being held. */
	get polls(): number {
		return this.openPolls;
	}

	values(what: Asked['what']): string[] {
		return this.asked.filter((each) => each.what === what).map(({ value }) => value);
	}

	/** Resolves when the condition holds: looked at whenever a request comes or a poll ends. */
	async until(condition: () => boolean): Promise<void> {
		while (!condition()) {
			await new Promise<void>((resolve) => this.watchers.add(resolve));
		}
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	get url(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}`;
	}

	private answer(request: IncomingMessage, response: ServerResponse): void {
		const url = new URL(request.url ?? '', this.url);
		const asked = toAsked(request.method, url);
		this.asked.push(asked);
		this.send(this.scripted(asked), response, asked.what === 'poll');
		this.changed();
	}

	private scripted({ what, value }: Asked): Scripted {
		switch (what) {
			case 'options':
				return this.onOptions(value);
			case 'poll':
				return this.onPoll(value);
			case 'page':
				return this.onPage(value);
			case 'item':
				return this.onItem(value);
		}
	}

	/** The answer that names such servers; what is left out is as Box has it, and leads here. */
	realtimeServers(servers: ReadonlyArray<Record<string, unknown>>): string {
		const url = `${this.url}/subscribe?channel=cc807c9c4869ffb1c81a&stream_type=all`;
		const usual = { type: 'realtime_server', url, ttl: '10', max_retries: this.maxRetries };
		const entries = servers.map((server) => ({ ...usual, retry_timeout: 610, ...server }));
		return JSON.stringify({ chunk_size: entries.length, entries });
	}

	private send(scripted: Scripted, response: ServerResponse, isPoll: boolean): void {
		if (scripted === HOLD) {
			if (isPoll) this.hold(response);
		} else if (scripted === DROP) {
			response.destroy();
		} else {
			const { status, body = '' } =
				typeof scripted === 'string' ? { status: 200, body: scripted } : scripted;
			response.writeHead(status, { 'content-type': 'application/json' }).end(body);
		}
	}

	private hold(response: ServerResponse): void {
		this.openPolls++;
		response.on('close', () => {
			this.openPolls--;
			this.changed();
		});
	}

	private changed(): void {
		const watchers = [...this.watchers];
		this.watchers.clear();
		for (const watcher of watchers) watcher();
	}
}

function toAsked(method: string | undefined, url: URL): Asked {
	const position = url.searchParams.get('stream_position') ?? '';
	if (url.pathname === '/subscribe') return { what: 'poll', value: position };
	if (url.pathname !== '/2.0/events') return { what: 'item', value: url.pathname };
	return { what: method === 'OPTIONS' ? 'options' : 'page', value: position };
}

/** What a test of a stream has: all that listens ends with the test. */
export interface Scene {
	server: EventServer;
	stopping: AbortController;
	clock: TestClock;
}

/** Starts a server for each test. */
export function eachWithServer(use: (scene: Scene) => void): void {
	let scene: Scene;
	beforeEach(async () => {
		const server = await EventServer.start();
		scene = { server, stopping: new AbortController(), clock: new TestClock() };
		use(scene);
	});
	afterEach(async () => {
		scene.stopping.abort();
		await scene.server.close();
		await closeHttp();
	});
}

/** What requests to the server are sent with, at one pace. */
export function carrierTo(server: EventServer, clock: Timing): Carrier {
	const pace = new Pace(clock);
	return {
		source: (signal) => pacedSource(server.client(clock, signal), pace),
		vouch: async () => {},
	};
}

/** The server's stream as its only reader sees it. */
export function sourceOf(
	{ server, clock, stopping }: Scene,
	stream = 'all',
	member: Partial<StreamMember> = {},
): StreamSource {
	const { signal } = stopping;
	const shared = new SharedStream(stream, clock);
	signal.addEventListener('abort', () => shared.close());
	return shared.join({ carrier: carrierTo(server, clock), signal, ...member }).source;
}
