import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { bare } from './proxy';
import { TlsSessions } from './tlsSessions';

/** Milliseconds of silence after which the operating system checks whether the other end is there. */
const TCP_KEEP_ALIVE = 60_000;

/** Of this process. */
const sessions = new TlsSessions();

/** The other end has closed the connection; Node itself has no error for that. */
export class ClosedError extends Error {
	readonly code = 'ECONNRESET';

	constructor() {
		super('the other end closed the connection');
	}
}

/** Opens a TCP connection. */
export async function tcp(hostname: string, port: number, signal: AbortSignal): Promise<Socket> {
	const socket = connectTcp({ host: bare(hostname), port });
	socket.setNoDelay(true).setKeepAlive(true, TCP_KEEP_ALIVE);
	// Nobody else listens between two steps, and an error without a listener ends the process.
	socket.on('error', () => {});
	await socketEvent(socket, signal, (done) => void socket.once('connect', done));
	return socket;
}

/** Starts TLS over a connection, with the host that the certificate must be for. */
export async function secured(
	socket: Socket,
	hostname: string,
	signal: AbortSignal,
): Promise<Socket> {
	const host = bare(hostname);
	// An address is no server name: https://datatracker.ietf.org/doc/html/rfc6066#section-3
	const servername = isIP(host) ? '' : host;
	const session = sessions.of(host);
	const tls = connectTls({ socket, host, servername, session, ALPNProtocols: ['http/1.1'] });
	tls
		.on('error', () => {})
		.on('session', (given: Buffer) => {
			// Node checks no name again when a session goes on.
			if (tls.authorized) sessions.keep(host, given);
		});
	await socketEvent(tls, signal, (done) => void tls.once('secureConnect', done));
	return tls;
}

/**
 * Waits for an event of a socket. A socket that fails, closes or is cancelled before is destroyed.
 *
 * @param listen listens for the event and hands its value over
 */
export async function socketEvent<T>(
	socket: Socket,
	signal: AbortSignal,
	listen: (done: (value: T) => void) => void,
): Promise<T> {
	const over = new AbortController();
	const given = new Promise<T>((resolve, reject) => {
		signal.throwIfAborted();
		const closed = () => reject(new ClosedError());
		signal.addEventListener('abort', closed, { signal: over.signal });
		socket.once('error', reject).once('end', closed).once('close', closed);
		over.signal.addEventListener('abort', () => {
			socket.off('error', reject).off('end', closed).off('close', closed);
		});
		listen(resolve);
	});
	return await given
		.finally(() => over.abort())
		.catch((error: unknown) => {
			socket.destroy();
			throw error;
		});
}
