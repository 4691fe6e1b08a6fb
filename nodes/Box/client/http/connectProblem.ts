import { ConnectError, type ProxyName } from './connectError';
import { retryAfterSeconds } from '../error';
import { textAt } from '../json';
import type { Proxy } from './proxy';

/** OpenSSL's codes for bytes that are no TLS. */
const NO_TLS = /^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|\w*RECORD\w*))$/;
/** Codes of TLS: a certificate that is not accepted, or a handshake that leads to nothing. */
const TLS = /^(EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_)/;
/** How many ways to sign in are named; HTTP knows about ten. */
const MAX_SCHEMES = 10;
/** Statuses of a proxy that another try may change: it is in trouble, or cannot reach Box itself. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether an error's code is one of TLS. */
export function isTlsCode(code: string): boolean {
	return TLS.test(code);
}

/** Whether the other end does speak TLS, but shows a certificate that is not accepted. */
export function isForeignCertificate(cause: unknown): boolean {
	const { code } = reasonOf(cause);
	return isTlsCode(code) && !NO_TLS.test(code);
}

/** No connection came about, which another try may change. */
export function unreachable(cause: unknown, proxy?: ProxyName): ConnectError {
	const { code, said } = reasonOf(cause);
	const kind = code === 'ETIMEDOUT' ? 'timeout' : 'network_error';
	return new ConnectError(kind, `${notReached(proxy)} (${code}): ${said}`, proxy, { cause });
}

/** What is wrong with the TLS of Box, or of whatever answers in its place. */
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
		? new ConnectError('proxy_scheme', `The proxy ${address} does not speak TLS`, proxy, { cause })
		: new ConnectError(
				'tls_error',
				`The proxy ${address} is not trusted (${code}): ${said}`,
				proxy,
				{
					cause,
				},
			);
}

/** A proxy that is addressed without TLS, and wants it. */
export function speaksTls(proxy: ProxyName): ConnectError {
	return new ConnectError('proxy_scheme', `The proxy ${proxy.address} speaks TLS`, proxy);
}

/** Something answers that does not know HTTP. */
export function noHttpProxy(proxy: ProxyName): ConnectError {
	const message = `What answers as the proxy ${proxy.address} is no HTTP proxy`;
	return new ConnectError('proxy_refused', message, proxy);
}

/** What it means that a proxy answers CONNECT with another status than 2xx. */
export function refusedByProxy(status: number, head: string, url: URL, proxy: Proxy): ConnectError {
	if (status === 407) return loginRefused(head, proxy);
	const answer = `it answered ${status} to CONNECT`;
	if (TRANSIENT.has(status)) {
		const asked = /^retry-after:(.*)$/im.exec(head)?.[1];
		const retryAfter = retryAfterSeconds(asked, Date.now());
		const message = `${notReached(proxy)}: ${answer}`;
		return new ConnectError('network_error', message, proxy, { retryAfter });
	}
	const message = `The proxy ${proxy.address} does not lead to ${url.host}: ${answer}`;
	return new ConnectError('proxy_refused', message, proxy);
}

function loginRefused(head: string, proxy: Proxy): ConnectError {
	const named = head.matchAll(/^proxy-authenticate:\s*([\w-]{1,20})/gim);
	const schemes = [...new Set([...named].map(([, name]) => name))].slice(0, MAX_SCHEMES);
	const asked = schemes.length > 0 ? `; it takes ${schemes.join(', ')}` : '';
	const what = proxy.authorization
		? 'does not accept the user and password'
		: 'asks for a user and password';
	return new ConnectError('proxy_login', `The proxy ${proxy.address} ${what} (407${asked})`, proxy);
}

function notReached(proxy: ProxyName | undefined): string {
	return `Box could not be reached${proxy ? ` through the proxy ${proxy.address}` : ''}`;
}

function reasonOf(cause: unknown): { code: string; said: string } {
	const facts = typeof cause === 'object' && cause !== null ? cause : {};
	const said = textAt(Reflect.get(facts, 'message'));
	// For a host with several addresses Node has an error for each, and no words for them all.
	const errors: unknown = Reflect.get(facts, 'errors');
	if (said === undefined && Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
	const code = textAt(Reflect.get(facts, 'code')) ?? 'no code';
	// OpenSSL tells where in its source code it noticed.
	if (NO_TLS.test(code)) return { code, said: 'what answers does not speak TLS' };
	return { code, said: said ?? 'no reason given' };
}
