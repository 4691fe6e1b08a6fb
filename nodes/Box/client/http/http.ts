import type { Channel } from './channel';
import type { Http, HttpConnection, HttpTarget } from './exchange';
import { Pool } from './pool';
import { Slots, type CallKind } from './slots';
import { systemTiming, type Timing } from './timing';
import { watchReader } from './unread';

/** The connections of one process: a slot for each call, and a pool of open connections. */
class Connections implements Http {
	private readonly slots: Slots;
	private readonly pool: Pool;
	private readonly connecting = new Set<AbortController>();

	constructor(private readonly timing: Timing) {
		this.slots = new Slots(timing);
		this.pool = new Pool(timing);
	}

	async connect({ url, kind, owner, signal }: HttpTarget): Promise<HttpConnection> {
		signal?.throwIfAborted();
		const release =
			this.slots.takeFree(url.origin, kind, owner) ??
			(await this.waited(signal, async (ended) => {
				return await this.slots.take(url.origin, kind, owner, ended);
			}));
		const channel = await this.channelTo(url, signal).catch((error: unknown) => {
			release();
			throw error;
		});
		return this.over(channel, url, kind, release);
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

	/** Waits for a slot or a connection, until the caller's signal aborts or all connections are closed. */
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

	private over(channel: Channel, url: URL, kind: CallKind, release: () => void): HttpConnection {
		const giveBack = () => {
			this.pool.giveBack(channel);
			release();
		};
		return {
			proxy: channel.proxy,
			giveBack,
			send: async ({ method, headers, body, signal, headersTimeout, bodyTimeout }) => {
				const path = `${url.pathname}${url.search}`;
				const request = { path, method, headers, body, signal, headersTimeout, bodyTimeout };
				const answer = await channel.request(request, giveBack);
				if (kind === 'transfer') watchReader(answer.body, () => channel.received, this.timing);
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
 * Separate connections, shared with nobody.
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
