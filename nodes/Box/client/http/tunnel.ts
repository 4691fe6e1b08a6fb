import type { Socket } from 'node:net';

import { ConnectError } from './connectError';
import { isForeignCertificate, noHttpProxy, refusedByProxy, speaksTls } from './connectProblem';
import { secured, socketEvent, tcp } from './handshake';
import { portOf, type Proxy } from './proxy';
import type { Timing } from './timing';

/** The bytes that a proxy's answer may have before its body. */
const MAX_HEAD = 64 * 1024;
const HEAD_END = /\r?\n\r?\n/;
/** A status that HTTP knows. */
const STATUS = /^HTTP\/1\.\d ([1-5]\d\d)\b/;
/** The first byte of TLS's records for alerts and handshakes. */
const TLS_RECORDS = [0x15, 0x16];

/** Milliseconds that the check may take whether a proxy speaks TLS. */
const TLS_CHECK_TIMEOUT = 3_000;

/** Proxies that do not speak TLS, so that each is checked only once. */
const plainProxies = new Set<string>();

/**
 * Asks a proxy to connect to a URL's host:
 * https://datatracker.ietf.org/doc/html/rfc9110#name-connect
 *
 * @throws {ConnectError} if the proxy refuses, otherwise the error of the connection
 */
export async function openTunnel(
	socket: Socket,
	url: URL,
	proxy: Proxy,
	{ signal, timing }: { signal: AbortSignal; timing: Timing },
): Promise<void> {
	const authority = `${url.hostname}:${portOf(url)}`;
	const lines = [
		`CONNECT ${authority} HTTP/1.1`,
		`Host: ${authority}`,
		'Proxy-Connection: keep-alive',
		...(proxy.authorization ? [`Proxy-Authorization: ${proxy.authorization}`] : []),
	];
	socket.write(`${lines.join('\r\n')}\r\n\r\n`);
	const head = await readHead(socket, proxy, signal).catch(async (error: unknown) => {
		const isAnswer = error instanceof ConnectError || signal.aborted;
		throw !isAnswer && (await isTlsPort(proxy, signal)) ? speaksTls(proxy) : error;
	});
	const status = Number(STATUS.exec(head)?.[1]);
	if (!status) throw noHttpProxy(proxy);
	if (status >= 200 && status < 300) return;
	if (status === 400 && (await isTlsPort(proxy, signal))) throw speaksTls(proxy);
	throw refusedByProxy({ status, head, date: timing.date() }, url, proxy);
}

/** Reads the status line and the headers, and nothing after them. */
async function readHead(socket: Socket, proxy: Proxy, signal: AbortSignal): Promise<string> {
	let read = Buffer.alloc(0);
	for (;;) {
		read = Buffer.concat([read, await nextChunk(socket, signal)]);
		const text = read.toString('latin1');
		if (TLS_RECORDS.includes(text.charCodeAt(0))) throw speaksTls(proxy);
		if (!'HTTP/1.'.startsWith(text.slice(0, 7))) throw noHttpProxy(proxy);
		const end = HEAD_END.exec(text);
		if (end) {
			const size = end.index + end[0].length;
			if (size < read.length) socket.unshift(read.subarray(size));
			// An answer before the final one, such as `100 Continue`, is skipped.
			if (!/^HTTP\/1\.\d 1/.test(text)) return text.slice(0, end.index);
			read = Buffer.alloc(0);
		} else if (read.length > MAX_HEAD) {
			throw noHttpProxy(proxy);
		}
	}
}

async function nextChunk(socket: Socket, signal: AbortSignal): Promise<Buffer> {
	let read = () => {};
	const chunk = socketEvent<Buffer>(socket, signal, (done) => {
		read = () => {
			const chunk: unknown = socket.read();
			if (Buffer.isBuffer(chunk)) done(chunk);
		};
		socket.on('readable', read);
		read();
	});
	return await chunk.finally(() => socket.off('readable', read));
}

/**
 * Whether a proxy whose setting names http, and which does not answer properly, speaks TLS: many
 * servers then close the connection without an answer.
 */
async function isTlsPort(proxy: Proxy, signal: AbortSignal): Promise<boolean> {
	if (proxy.isSecure || plainProxies.has(proxy.address)) return false;
	let socket: Socket | undefined;
	try {
		const bounded = AbortSignal.any([signal, AbortSignal.timeout(TLS_CHECK_TIMEOUT)]);
		socket = await tcp(proxy.hostname, proxy.port, bounded);
		await secured(socket, proxy.hostname, bounded);
		return true;
	} catch (error) {
		signal.throwIfAborted();
		if (isForeignCertificate(error)) return true;
		plainProxies.add(proxy.address);
		return false;
	} finally {
		socket?.destroy();
	}
}
