import type { ProxyName } from '../error';
import { textAt } from '../json';
import { ConnectError } from './connectError';
import type { Proxy } from './proxy';
import { askedWait } from './retryAfter';

/** OpenSSL's codes for bytes that are not TLS. */
const NO_TLS = /^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|\w*RECORD\w*))$/;
/** Codes of TLS: a certificate that is not accepted, or a handshake that fails. */
const TLS = /^(EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_)/;
/** How many ways to sign in are named; HTTP knows about ten. */
const MAX_SCHEMES = 10;
/** Statuses of transient failures: the proxy has a problem, or cannot reach Box itself. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether an error's code is one of TLS. */
export function isTlsCode(code: string): boolean {
	return TLS.test(code);
}

/** Whether the other end speaks TLS, but has a certificate that is not accepted. */
export function isForeignCertificate(cause: unknown): boolean {
	const { code } = reasonOf(cause);
	return isTlsCode(code) && !NO_TLS.test(code);
}

/** No connection could be opened. The failure is transient. */
export function unreachable(cause: unknown, proxy?: ProxyName): ConnectError {
	const { code, said } = reasonOf(cause);
	const kind = code === 'ETIMEDOUT' ? 'timeout' : 'network_error';
	return new ConnectError(kind, `${notReached(proxy)} (${code}): ${said}`, proxy, { cause });
}

/** What is wrong with the TLS of Box, or of something that answers in its place. */
export function tlsProblem(cause: unknown, proxy?: ProxyName): ConnectError {
	const { code, said } = reasonOf(cause);
	if (!isTlsCode(code)) return unreachable(cause, proxy);
	return new ConnectError('tls_error', `${notReached(proxy)} (${code}): ${said}`, proxy, { cause });
}

/** What is wrong with the TLS of a proxy. */
export function proxyTlsProblem(cause: unknown, proxy: ProxyName): ConnectError {
	const { code, said } = reasonOf(cause);
	if (!isTlsCode(code)) return unreachable(cause, proxy);
	const { address } = proxy;
	return NO_TLS.test(code)
		? new ConnectError('proxy_scheme', `The proxy ${address} does not support TLS`, proxy, {
				cause,
			})
		: new ConnectError(
				'tls_error',
				`The proxy ${address} is not trusted (${code}): ${said}`,
				proxy,
				{
					cause,
				},
			);
}

/** The setting names http for a proxy that expects TLS. */
export function speaksTls(proxy: ProxyName): ConnectError {
	return new ConnectError('proxy_scheme', `The proxy ${proxy.address} expects TLS`, proxy);
}

/** Something answers that does not speak HTTP. */
export function noHttpProxy(proxy: ProxyName): ConnectError {
	const message = `The server at ${proxy.address} is not an HTTP proxy`;
	return new ConnectError('proxy_refused', message, proxy);
}

/** A CONNECT request as its proxy has answered it. */
export interface ConnectAnswer {
	status: number;
	/** The status line and the headers. */
	head: string;
	/** When it came, in milliseconds since 1970. */
	date: number;
}

/** What it means if a proxy answers CONNECT with another status than 2xx. */
export function refusedByProxy(
	{ status, head, date }: ConnectAnswer,
	url: URL,
	proxy: Proxy,
): ConnectError {
	if (status === 407) return loginRefused(head, proxy);
	const answer = `it answered ${status} to CONNECT`;
	if (TRANSIENT.has(status)) {
		const asked = /^retry-after:(.*)$/im.exec(head)?.[1];
		const retryAfter = askedWait(status, asked, date);
		const message = `${notReached(proxy)}: ${answer}`;
		return new ConnectError('network_error', message, proxy, { retryAfter });
	}
	const message = `The proxy ${proxy.address} does not connect to ${url.host}: ${answer}`;
	return new ConnectError('proxy_refused', message, proxy);
}

function loginRefused(head: string, proxy: Proxy): ConnectError {
	const named = head.matchAll(/^proxy-authenticate:\s*([\w-]{1,20})/gim);
	const schemes = [...new Set([...named].map(([, name]) => name))].slice(0, MAX_SCHEMES);
	const accepted = schemes.length > 0 ? `; it accepts ${schemes.join(', ')}` : '';
	const what = proxy.authorization
		? 'does not accept the user and password'
		: 'asks for a user and password';
	return new ConnectError(
		'proxy_login',
		`The proxy ${proxy.address} ${what} (407${accepted})`,
		proxy,
	);
}

function notReached(proxy: ProxyName | undefined): string {
	return `Box could not be reached${proxy ? ` through the proxy ${proxy.address}` : ''}`;
}

function reasonOf(cause: unknown): { code: string; said: string } {
	const facts = typeof cause === 'object' && cause !== null ? cause : {};
	const said = textAt(Reflect.get(facts, 'message'));
	// For a host with several addresses Node has an error for each, and no message for all of them.
	const errors: unknown = Reflect.get(facts, 'errors');
	if (said === undefined && Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
	const code = textAt(Reflect.get(facts, 'code')) ?? 'no code';
	// OpenSSL's message is a place in its source code.
	if (NO_TLS.test(code)) return { code, said: 'the server does not support TLS' };
	return { code, said: said ?? 'no reason given' };
}
