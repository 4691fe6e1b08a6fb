import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { proxySettings, type ProxySettings } from './proxy';
import type { HttpMethod } from './types';

/** One HTTP exchange: no redirect is followed, nothing is repeated. */
export interface HttpRequest {
	method: HttpMethod;
	url: URL;
	headers: Record<string, string>;
	/** A stream needs a `content-length` header, and is destroyed when the request fails. */
	body?: string | Uint8Array | Readable;
	signal?: AbortSignal;
	/** Milliseconds of silence before the headers of the answer. */
	headersTimeout: number;
	/** Milliseconds of silence within the body of the answer. */
	bodyTimeout: number;
	/** Held requests have connections of their own, so that they never keep other calls waiting. */
	held?: boolean;
}

/** An answer of whatever status; its body must be read or destroyed. */
export interface HttpAnswer {
	status: number;
	header: (name: string) => string | undefined;
	body: Readable;
}

/** Moves bytes over connections that stay open between calls. */
export interface Http {
	/** Rejects with undici's error when no answer came, or with the signal's reason. */
	send(request: HttpRequest): Promise<HttpAnswer>;
	/** Ends all connections at once. The next call opens new ones. */
	close(): Promise<void>;
}

/** Waits until a request may be sent; rejects with the signal's reason. */
export type Turn = (signal?: AbortSignal) => Promise<void>;

/** The same connections, but each request waits for its turn. */
export function pacedHttp(http: Http, turn: Turn): Http {
	return {
		send: async (request) => {
			await turn(request.signal);
			return await http.send(request);
		},
		close: async () => await http.close(),
	};
}

/** How many calls go to one host at once: enough for n8n's parallel items, few enough for a gateway. */
export const CONNECTIONS_PER_ORIGIN = 20;
/** Milliseconds an idle connection stays open when the server does not say how long it keeps it. */
const KEEP_ALIVE = 30_000;

class Undici implements Http {
	private calls?: Promise<Dispatcher>;
	private held?: Promise<Dispatcher>;

	constructor(private readonly connections: number) {}

	async send(request: HttpRequest): Promise<HttpAnswer> {
		const dispatcher = await this.dispatcher(request.held === true);
		const { url } = request;
		const answer = await dispatcher.request({
			origin: url.origin,
			path: `${url.pathname}${url.search}`,
			method: request.method,
			headers: request.headers,
			body: request.body,
			signal: request.signal,
			headersTimeout: request.headersTimeout,
			bodyTimeout: request.bodyTimeout,
		});
		return {
			status: answer.statusCode,
			header: (name) => {
				const value = answer.headers[name];
				return Array.isArray(value) ? value.join(', ') : value;
			},
			body: answer.body,
		};
	}

	async close(): Promise<void> {
		const open = [this.calls, this.held];
		this.calls = undefined;
		this.held = undefined;
		await Promise.all(open.map(async (dispatcher) => await (await dispatcher)?.destroy()));
	}

	private async dispatcher(held: boolean): Promise<Dispatcher> {
		// Checked here, so that a setting that cannot work is not kept as a dispatcher that failed.
		const proxies = proxySettings(process.env);
		if (held) return await (this.held ??= openDispatcher(proxies));
		return await (this.calls ??= openDispatcher(proxies, this.connections));
	}
}

/** undici takes long to load, which only those who call Box should pay. */
async function openDispatcher(proxies: ProxySettings, connections?: number): Promise<Dispatcher> {
	const { EnvHttpProxyAgent } = await import('undici');
	return new EnvHttpProxyAgent({
		...proxies,
		connections,
		keepAliveTimeout: KEEP_ALIVE,
	});
}

/** Connections of their own, for tests and special purposes. Proxy variables are read at the first call. */
export function createHttp(options: { connections?: number } = {}): Http {
	return new Undici(options.connections ?? CONNECTIONS_PER_ORIGIN);
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
