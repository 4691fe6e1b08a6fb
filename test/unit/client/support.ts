import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { BoxClient, type BoxClientOptions } from '../../../nodes/Box/client/boxClient';
import { RateLimitGate } from '../../../nodes/Box/client/calls/rateLimit';
import { BoxError } from '../../../nodes/Box/client/error';
import type { Http } from '../../../nodes/Box/client/http/exchange';
import { createHttp } from '../../../nodes/Box/client/http/http';
import type { Timing } from '../../../nodes/Box/client/http/timing';
import type { TokenSource, UploadSource } from '../../../nodes/Box/client/types';
import type { Emulator } from '../../emulator';
import { TestServer, type Answer } from './server';

/** A clock that only waiting moves, at once. */
export class TestTiming implements Timing {
	/** Milliseconds of each wait so far. */
	readonly waits: number[] = [];
	private time = 0;

	now(): number {
		return this.time;
	}

	date(): number {
		return Date.now();
	}

	random(): number {
		return 0.5;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.waits.push(ms);
		this.time += ms;
	}
}

/** Tokens T1, T2, …: each refresh gives the next one. */
export class TestTokens implements TokenSource {
	refreshed: string[] = [];
	private number = 1;

	async current(): Promise<string> {
		return `T${this.number}`;
	}

	async refresh(rejected: string): Promise<string> {
		this.refreshed.push(rejected);
		this.number += 1;
		return await this.current();
	}
}

const open: Array<{ close(): Promise<void> }> = [];

/** Something that has to be closed after the test. */
export function closing<T extends { close(): Promise<void> }>(resource: T): T {
	open.push(resource);
	return resource;
}

/** Closes what the test opened; to be called in `afterEach`. */
export async function closeAll(): Promise<void> {
	for (const resource of open.splice(0).reverse()) await resource.close();
}

export interface Setup {
	server: TestServer;
	box: BoxClient;
	timing: TestTiming;
	tokens: TestTokens;
	gate: RateLimitGate;
	http: Http;
}

/** A client that talks to a server with the given answers, the last of which is repeated. */
export async function setup(...answers: [Answer, ...Answer[]]): Promise<Setup> {
	return clientFor(closing(await TestServer.start(...answers)));
}

/** A client for a server that is there already. */
export function clientFor(server: TestServer, options: Partial<BoxClientOptions> = {}): Setup {
	const hosts = { apiUrl: server.url, uploadUrl: server.url, accountUrl: server.url };
	const timing = new TestTiming();
	const tokens = new TestTokens();
	const gate = new RateLimitGate(timing);
	const http = closing(createHttp());
	const box = new BoxClient({ hosts, tokens, gate, http, timing, ...options });
	return { server, box, timing, tokens, gate, http };
}

/** A client of the emulator's admin, whose tokens come straight from the emulator. */
export function emulatorClient(
	emulator: Emulator,
	options: Partial<BoxClientOptions> = {},
): BoxClient {
	let token = emulator.connect().access_token;
	const tokens = {
		current: async () => token,
		refresh: async () => (token = emulator.connect().access_token),
	};
	const hosts = { apiUrl: emulator.url, uploadUrl: emulator.url, accountUrl: emulator.url };
	const timing = new TestTiming();
	const gate = new RateLimitGate(timing);
	const http = closing(createHttp());
	return new BoxClient({ hosts, tokens, gate, timing, http, ...options });
}

/** The BoxError a call ends with. */
export async function failure(call: Promise<unknown>): Promise<BoxError> {
	const error: unknown = await call.then(
		() => new Error('The call succeeded'),
		(reason: unknown) => reason,
	);
	if (error instanceof BoxError) return error;
	throw error;
}

/** An upload's bytes from memory. Counts how often they were opened. */
export function sourceOf(...chunks: Array<string | Buffer>): UploadSource & { opened: number } {
	const buffers = chunks.map((chunk) => Buffer.from(chunk));
	const source = {
		opened: 0,
		size: Buffer.concat(buffers).length,
		open: () => {
			source.opened += 1;
			return Readable.from(buffers);
		},
	};
	return source;
}

/** All that a generator yields. */
export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const value of values) list.push(value);
	return list;
}

/** SHA-1 in hex, as Box gives it for a file. */
export function sha1(content: string | Buffer): string {
	return createHash('sha1').update(content).digest('hex');
}
