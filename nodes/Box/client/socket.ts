import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ConnectError } from './connectError';
import { tlsProblem, unreachable } from './connectProblem';
import { portOf, type Proxy } from './proxy';
import type { Timing } from './timing';
import { openTunnel } from './tunnel';

/** Milliseconds until a connection has to stand, with all that belongs to it. */
export const CONNECT_TIMEOUT = 15_000;
/** Milliseconds of silence after which the operating system looks whether the other end is there. */
const TCP_KEEP_ALIVE = 60_000;

/** What opening a connection has to do with. */
export interface Opening {
	proxy?: Proxy;
	signal: AbortSignal;
	timing: Timing;
}

/** One step on the way to a connection, for the error it may end with. */
export type Step = 'connect' | 'proxy TLS' | 'tunnel' | 'TLS';

/**
 * Connects to a URL's host. No socket is left when that fails, or is cancelled.
 *
 * @throws {ConnectError}, or the signal's reason
 */
export async function openSocket(url: URL, { proxy, signal, timing }: Opening): Promise<Socket> {
	const path = new Path(url, proxy);
	const late = new AbortController();
	const ended = new AbortController();
	const cancel = () => late.abort(signal.reason);
	signal.addEventListener('abort', cancel, { once: true, signal: ended.signal });
	if (signal.aborted) cancel();
	timing.sleep(CONNECT_TIMEOUT, ended.signal).then(
		() => late.abort(path.timeout()),
		() => {},
	);
	try {
		return await path.open(late.signal);
	} finally {
		ended.abort();
	}
}

class Path {
	private step: Step = 'connect';

	constructor(
		private readonly url: URL,
		private readonly proxy?: Proxy,
	) {}

	async open(signal: AbortSignal): Promise<Socket> {
		let socket: Socket | undefined;
		try {
			const { url, proxy } = this;
			const first = proxy ?? { hostname: url.hostname, port: portOf(url) };
			socket = await tcp(first.hostname, first.port, signal);
			if (proxy) socket = await this.throughProxy(socket, proxy, signal);
			if (url.protocol !== 'https:') return socket;
			this.step = 'TLS';
			return await secured(socket, url.hostname, signal);
		} catch (error) {
			socket?.destroy();
			signal.throwIfAborted();
			throw this.explained(error);
		}
	}

	timeout(): ConnectError {
		const seconds = CONNECT_TIMEOUT / 1000;
		const what = this.step === 'connect' ? 'was no connection' : `was no answer to ${this.step}`;
		const cause = { code: 'ETIMEDOUT', message: `there ${what} within ${seconds} s` };
		return unreachable(cause, this.proxy, 'timeout');
	}

	private async throughProxy(socket: Socket, proxy: Proxy, signal: AbortSignal): Promise<Socket> {
		let inner = socket;
		if (proxy.isSecure) {
			this.step = 'proxy TLS';
			inner = await secured(socket, proxy.hostname, signal);
		}
		this.step = 'tunnel';
		await openTunnel(inner, this.url, proxy, signal);
		return inner;
	}

	private explained(error: unknown): unknown {
		if (error instanceof ConnectError) return error;
		const { step, proxy } = this;
		const isTls = step === 'TLS' || step === 'proxy TLS';
		return (isTls && tlsProblem(error, step, proxy)) || unreachable(error, proxy);
	}
}

async function tcp(host: string, port: number, signal: AbortSignal): Promise<Socket> {
	// Brackets belong to a URL's spelling of an IPv6 address.
	const socket = connectTcp({ host: host.replace(/^\[|\]$/g, ''), port });
	socket.setNoDelay(true).setKeepAlive(true, TCP_KEEP_ALIVE);
	return await ready(socket, 'connect', signal);
}

async function secured(socket: Socket, hostname: string, signal: AbortSignal): Promise<Socket> {
	const host = hostname.replace(/^\[|\]$/g, '');
	// An address is no server name: https://datatracker.ietf.org/doc/html/rfc6066#section-3
	const servername = isIP(host) ? '' : host;
	const tls = connectTls({ socket, host, servername, ALPNProtocols: ['http/1.1'] });
	return await ready(tls, 'secureConnect', signal);
}

/** Resolves with the event. A socket that fails, closes or is cancelled before that is destroyed. */
async function ready(
	socket: Socket,
	event: 'connect' | 'secureConnect',
	signal: AbortSignal,
): Promise<Socket> {
	// Between two steps nobody else listens, and an error without a listener ends the process.
	socket.on('error', () => {});
	const over = new AbortController();
	try {
		await new Promise<void>((resolve, reject) => {
			const closed = () => reject(new Error('the connection was closed'));
			signal.throwIfAborted();
			signal.addEventListener('abort', closed, { signal: over.signal });
			socket.once(event, resolve).once('error', reject).once('close', closed);
			over.signal.addEventListener('abort', () => {
				socket.off(event, resolve).off('error', reject).off('close', closed);
			});
		});
		return socket;
	} catch (error) {
		socket.destroy();
		throw error;
	} finally {
		over.abort();
	}
}
