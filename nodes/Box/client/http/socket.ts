import type { Socket } from 'node:net';

import { ConnectError } from './connectError';
import { proxyTlsProblem, tlsProblem, unreachable } from './connectProblem';
import { secured, tcp } from './handshake';
import { portOf, type Proxy } from './proxy';
import type { Timing } from './timing';
import { openTunnel } from './tunnel';

/** Milliseconds in which a connection has to be open, with proxy and TLS. */
export const CONNECT_TIMEOUT = 15_000;

/** What is needed to open a connection. */
export interface Opening {
	proxy?: Proxy;
	signal: AbortSignal;
	timing: Timing;
}

/**
 * Connects to a URL's host. No socket is left if that fails or is cancelled.
 *
 * @throws {ConnectError}, or the signal's reason
 */
export async function openSocket(url: URL, { proxy, signal, timing }: Opening): Promise<Socket> {
	const dialer = new Dialer(url, timing, proxy);
	const ended = new AbortController();
	const ending = new AbortController();
	const cancel = () => ending.abort(signal.reason);
	signal.addEventListener('abort', cancel, { once: true, signal: ended.signal });
	if (signal.aborted) cancel();
	timing.sleep(CONNECT_TIMEOUT, ended.signal).then(
		() => ending.abort(dialer.timeout()),
		() => {},
	);
	try {
		return await dialer.open(ending.signal);
	} finally {
		ended.abort();
	}
}

/** Opens one connection to a host, step by step. */
class Dialer {
	/** For the error of a step that takes too long. */
	private step = 'the connection';

	constructor(
		private readonly url: URL,
		private readonly timing: Timing,
		private readonly proxy?: Proxy,
	) {}

	async open(signal: AbortSignal): Promise<Socket> {
		const { url, proxy } = this;
		let socket: Socket | undefined;
		try {
			socket = await tcp((proxy ?? url).hostname, proxy ? proxy.port : portOf(url), signal);
			if (proxy) socket = await this.through(proxy, socket, signal);
			if (url.protocol !== 'https:') return socket;
			this.step = 'TLS';
			return await secured(socket, url.hostname, signal).catch((error: unknown) => {
				throw tlsProblem(error, proxy);
			});
		} catch (error) {
			socket?.destroy();
			signal.throwIfAborted();
			throw error instanceof ConnectError ? error : unreachable(error, proxy);
		}
	}

	timeout(): ConnectError {
		const message = `no answer to ${this.step} within ${CONNECT_TIMEOUT / 1000} s`;
		return unreachable({ code: 'ETIMEDOUT', message }, this.proxy);
	}

	private async through(proxy: Proxy, socket: Socket, signal: AbortSignal): Promise<Socket> {
		let inner = socket;
		if (proxy.isSecure) {
			this.step = "the proxy's TLS";
			inner = await secured(socket, proxy.hostname, signal).catch((error: unknown) => {
				throw proxyTlsProblem(error, proxy);
			});
		}
		this.step = 'CONNECT';
		await openTunnel(inner, this.url, proxy, { signal, timing: this.timing });
		return inner;
	}
}
