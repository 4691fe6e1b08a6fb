import type { Readable } from 'node:stream';
import type { Channel } from './channel';
import { Lanes, type Lane } from './lanes';
import { Pool } from './pool';
import { systemTiming, type Timing } from './timing';
import type { HttpMethod } from '../types';
import { watchReader } from './unread';

/** Where a request is to go, and on whose behalf. */
export interface HttpTarget {
	url: URL;
	lane: Lane;
	/** Whose request it is: nobody gets all connections. */
	owner: object;
	/** Ends the waiting for a connection. */
	signal?: AbortSignal;
}

/** One HTTP exchange: no redirect is followed, nothing is repeated. */
export interface HttpRequest {
	method: HttpMethod;
	headers: Record<string, string>;
	/** A stream needs a `content-length` header, and is destroyed when the request fails. */
	body?: string | Uint8Array | Readable;
	signal?: AbortSignal;
	/** Milliseconds of silence before the headers of the answer. */
	headersTimeout: number;
	/** Milliseconds of silence within the body of the answer. */
	bodyTimeout: number;
}

/** An answer of whatever status; its body must be read or destroyed. */
export interface HttpAnswer {
	status: number;
	header: (name: string) => string | undefined;
	body: Readable;
}

/** A connection for one request: it must be used, or given back. */
export interface HttpConnection {
	/** Rejects with undici's error when no answer came, or with the signal's reason. */
	send(request: HttpRequest): Promise<HttpAnswer>;
	giveBack(): void;
}

/** Moves bytes over connections that stay open between calls. */
export interface Http {
	/**
	 * Rejects with a `BusyError` when all connections are in use for too long, with a `ConnectError`
	 * when there is no way to the host, or with the signal's reason.
	 */
	connect(target: HttpTarget): Promise<HttpConnection>;
	/** Ends all connections at once. The next call opens new ones. */
	close(): Promise<void>;
}

/** Waits until a request may be sent; rejects with the signal's reason. */
export type Turn = (signal?: AbortSignal) => Promise<void>;

/** The same connections, but each request waits for its turn. */
export function pacedHttp(http: Http, turn: Turn): Http {
	return {
		connect: async (target) => {
			await turn(target.signal);
			return await http.connect(target);
		},
		close: async () => await http.close(),
	};
}

class Connections implements Http {
	private readonly lanes: Lanes;
	private readonly pool: Pool;
	private readonly connecting = new Set<AbortController>();

	constructor(private readonly timing: Timing) {
		this.lanes = new Lanes(timing);
		this.pool = new Pool(timing);
	}

	async connect({ url, lane, owner, signal }: HttpTarget): Promise<HttpConnection> {
		signal?.throwIfAborted();
		const leave =
			this.lanes.takeFree(url.origin, lane, owner) ??
			(await this.waited(signal, async (ended) => {
				return await this.lanes.take(url.origin, lane, owner, ended);
			}));
		const channel = await this.channelTo(url, signal).catch((error: unknown) => {
			leave();
			throw error;
		});
		return this.over(channel, url, lane, leave);
	}

	async close(): Promise<void> {
		const reason = Object.assign(new Error('the connections were closed'), { code: 'ERR_CLOSED' });
		for (const ending of this.connecting) ending.abort(reason);
		this.pool.destroy();
	}

	private async channelTo(url: URL, signal?: AbortSignal): Promise<Channel> {
		const open = async (ended: AbortSignal) => await this.pool.open(url, ended);
		return this.pool.takeIdle(url) ?? (await this.waited(signal, open));
	}

	/** Waits until something is there, the caller's signal aborts, or the connections are closed. */
	private async waited<T>(
		signal: AbortSignal | undefined,
		wait: (ended: AbortSignal) => Promise<T>,
	): Promise<T> {
		const ending = new AbortController();
		const cancel = () => ending.abort(signal?.reason);
		signal?.addEventListener('abort', cancel, { once: true });
		if (signal?.aborted) cancel();
		this.connecting.add(ending);
		return await wait(ending.signal).finally(() => {
			signal?.removeEventListener('abort', cancel);
			this.connecting.delete(ending);
		});
	}

	private over(channel: Channel, url: URL, lane: Lane, leave: () => void): HttpConnection {
		const giveBack = () => {
			this.pool.giveBack(channel);
			leave();
		};
		return {
			giveBack,
			send: async ({ method, headers, body, signal, headersTimeout, bodyTimeout }) => {
				const path = `${url.pathname}${url.search}`;
				const request = { path, method, headers, body, signal, headersTimeout, bodyTimeout };
				const answer = await channel.request(request, giveBack);
				if (lane === 'transfer') watchReader(answer.body, () => channel.received, this.timing);
				return {
					status: answer.statusCode,
					header: (name) => {
						const value = answer.headers[name];
						return Array.isArray(value) ? value.join(', ') : value;
					},
					body: answer.body,
				};
			},
		};
	}
}

/**
 * Connections of their own, for tests and special purposes.
 *
 * @param timing the clock of all waits for a connection
 */
export function createHttp(timing: Timing = systemTiming): Http {
	return new Connections(timing);
}

let shared: Http | undefined;

/** The connections of this process, kept across calls and executions. */
export function sharedHttp(): Http {
	return (shared ??= createHttp());
}

/** Ends the shared connections, so that a test's process can end. */
export async function closeHttp(): Promise<void> {
	await shared?.close();
}
