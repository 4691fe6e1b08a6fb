import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Client, Dispatcher } from 'undici';

import type { ProxyName } from '../error';
import { unreachable } from './connectProblem';
import { ClosedError } from './handshake';

/** Milliseconds an idle connection stays open if the server does not say how long it keeps it. */
const KEEP_ALIVE = 30_000;

/** undici takes long to load, so only processes that call Box load it. */
async function loadUndici() {
	return await import('undici');
}

/**
 * Loads what speaks HTTP while the first connections open. They get a turn of the event loop to start,
 * as nothing else runs while it is loaded.
 */
export function prepareChannels(): void {
	// Whoever opens a channel gets the error.
	nextTurn()
		.then(loadUndici)
		.catch(() => {});
}

/** The other end closed an idle connection. */
export class ChannelClosedError extends Error {
	readonly code = 'ERR_CHANNEL_CLOSED';

	constructor() {
		super('the connection was closed while it waited for its next request');
	}
}

/**
 * HTTP over one open connection, one request at a time. undici speaks HTTP on it, but never connects
 * by itself: after certain failures of a connection it would retry at once and without end, and a
 * request that waits for a connection could not be cancelled.
 */
export class Channel {
	private over: () => void = () => {};
	private requests = 0;

	private constructor(
		private readonly client: Client,
		private readonly socket: Socket,
		private readonly closed: (channel: Channel) => void,
		/** The proxy on the way, if there is one. */
		readonly proxy?: ProxyName,
	) {
		client.on('drain', () => this.over());
		client.on('disconnect', () => {
			closed(this);
			this.over();
		});
	}

	/** @param closed called when the connection is closed, even between two requests */
	static async open(
		socket: Socket,
		origin: string,
		closed: (channel: Channel) => void,
		proxy?: ProxyName,
	): Promise<Channel> {
		const { Client: HttpClient } = await loadUndici();
		let unused: Socket | undefined = socket;
		const client = new HttpClient(origin, {
			keepAliveTimeout: KEEP_ALIVE,
			connect: (_, callback) => {
				const given = unused;
				unused = undefined;
				// undici does not expect the connection at once.
				queueMicrotask(() => {
					if (given) callback(null, given);
					else callback(channel.closedEarly(), null);
				});
			},
		});
		const channel = new Channel(client, socket, closed, proxy);
		return channel;
	}

	/** Whether it may serve another request. Before the first one undici does not watch the socket. */
	get isReusable(): boolean {
		return this.requests > 0 && !this.socket.destroyed && !this.socket.readableEnded;
	}

	/** How many bytes have come so far. */
	get received(): number {
		return this.socket.bytesRead;
	}

	/** @param over called once: when the connection may serve another request, or is closed */
	async request(
		options: Dispatcher.RequestOptions,
		over: () => void,
	): Promise<Dispatcher.ResponseData> {
		this.requests += 1;
		this.over = () => {
			this.over = () => {};
			over();
		};
		return await this.client.request(options).catch((error: unknown) => {
			// After any failure, what is left on the connection belongs to this request.
			this.destroy();
			this.over();
			throw error;
		});
	}

	/** The error for a request that could not be written before the connection closed. */
	private closedEarly(): Error {
		return this.requests > 1
			? new ChannelClosedError()
			: unreachable(new ClosedError(), this.proxy);
	}

	/** Ends the connection at once. */
	destroy(): void {
		this.closed(this);
		this.socket.destroy();
		void this.client.destroy();
	}
}
