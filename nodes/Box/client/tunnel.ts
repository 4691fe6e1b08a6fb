import type { Socket } from 'node:net';
import { ConnectError } from './connectError';
import { refusedByProxy, speaksTls } from './connectProblem';
import { portOf, type Proxy } from './proxy';

/** Bytes a proxy's answer may have before its body. */
const MAX_HEAD = 64 * 1024;
const HEAD_END = /\r?\n\r?\n/;
/** The first byte of TLS's records for alerts and handshakes. */
const TLS_RECORDS = [0x15, 0x16];

/**
 * Has a proxy lead a connection on to a URL's host:
 * https://datatracker.ietf.org/doc/html/rfc9110#name-connect
 *
 * @throws {ConnectError} when the proxy refuses, otherwise whatever happened to the connection
 */
export async function openTunnel(
	socket: Socket,
	url: URL,
	proxy: Proxy,
	signal: AbortSignal,
): Promise<void> {
	const authority = `${url.hostname}:${portOf(url)}`;
	const lines = [
		`CONNECT ${authority} HTTP/1.1`,
		`Host: ${authority}`,
		'Proxy-Connection: keep-alive',
		...(proxy.authorization ? [`Proxy-Authorization: ${proxy.authorization}`] : []),
	];
	socket.write(`${lines.join('\r\n')}\r\n\r\n`);
	const head = await readHead(socket, proxy, signal);
	const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1]);
	if (status >= 200 && status < 300) return;
	throw refusedByProxy(status, head, url, proxy);
}

/** The status line and the headers. What comes after them stays to be read. */
async function readHead(socket: Socket, proxy: Proxy, signal: AbortSignal): Promise<string> {
	let read = Buffer.alloc(0);
	for (;;) {
		const chunk = await nextChunk(socket, signal);
		read = Buffer.concat([read, chunk]);
		const text = read.toString('latin1');
		if (!'HTTP/1.'.startsWith(text.slice(0, 7))) throw noProxy(read, proxy);
		const end = HEAD_END.exec(text);
		if (end) {
			const size = end.index + end[0].length;
			if (size < read.length) socket.unshift(read.subarray(size));
			// An answer before the final one, such as `100 Continue`.
			if (/^HTTP\/1\.\d 1\d\d/.test(text)) read = Buffer.alloc(0);
			else return text.slice(0, end.index);
		}
		if (read.length > MAX_HEAD) throw noProxy(read, proxy);
	}
}

function noProxy(read: Buffer, proxy: Proxy): ConnectError {
	return TLS_RECORDS.includes(read[0] ?? 0)
		? speaksTls(proxy)
		: new ConnectError(
				'proxy_scheme',
				`What answered as the proxy ${proxy.address} is no HTTP proxy`,
				proxy,
			);
}

async function nextChunk(socket: Socket, signal: AbortSignal): Promise<Buffer> {
	const over = new AbortController();
	try {
		return await new Promise<Buffer>((resolve, reject) => {
			const look = () => {
				const chunk: unknown = socket.read();
				if (Buffer.isBuffer(chunk)) resolve(chunk);
			};
			const closed = () => reject(new Error('it closed the connection'));
			signal.throwIfAborted();
			signal.addEventListener('abort', closed, { signal: over.signal });
			socket.on('readable', look).once('error', reject).once('end', closed).once('close', closed);
			over.signal.addEventListener('abort', () => {
				socket.off('readable', look).off('error', reject).off('end', closed).off('close', closed);
			});
			look();
		});
	} finally {
		over.abort();
	}
}
