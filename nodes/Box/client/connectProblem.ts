import { ConnectError, type ConnectCode, type ProxyName } from './connectError';
import { textAt } from './json';
import type { Proxy } from './proxy';

/** OpenSSL's codes for bytes that are no TLS. */
const NO_TLS =
	/^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|.*RECORD.*))$/;
/** Codes for a certificate that is not accepted, or a handshake that cannot be agreed upon. */
const TLS =
	/^(EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/;
/** Statuses of a proxy that another try may change: it cannot reach Box, or is in trouble itself. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether an error's code is one of TLS. */
export function isTlsCode(code: string): boolean {
	return TLS.test(code);
}

/** No connection came about, which another try may change. */
export function unreachable(
	cause: unknown,
	proxy: ProxyName | undefined,
	code: ConnectCode = 'network_error',
): ConnectError {
	const { technical, said } = reasonOf(cause);
	const brackets = technical ? ` (${technical})` : '';
	const via = proxy ? ` through the proxy ${proxy.address}` : '';
	const isTimeout = code === 'timeout' || technical === 'ETIMEDOUT';
	return new ConnectError(
		isTimeout ? 'timeout' : 'network_error',
		`Box could not be reached${via}${brackets}: ${said}`,
		proxy,
		{ cause },
	);
}

/** What TLS itself objects to; undefined for an error of another kind. */
export function tlsProblem(
	cause: unknown,
	end: 'TLS' | 'proxy TLS',
	proxy: Proxy | undefined,
): ConnectError | undefined {
	const { technical, said } = reasonOf(cause);
	if (!isTlsCode(technical)) return undefined;
	const reason = `(${technical}): ${said}`;
	if (end === 'TLS' || !proxy) {
		const via = proxy ? ` through the proxy ${proxy.address}` : '';
		return new ConnectError('tls_error', `Box could not be reached${via} ${reason}`, proxy, {
			cause,
		});
	}
	return NO_TLS.test(technical)
		? new ConnectError('proxy_scheme', `The proxy ${proxy.address} does not speak TLS`, proxy, {
				cause,
			})
		: new ConnectError(
				'tls_error',
				`The proxy ${proxy.address} could not be trusted ${reason}`,
				proxy,
				{ cause },
			);
}

/** A proxy that is addressed without TLS, and answers with it. */
export function speaksTls(proxy: ProxyName): ConnectError {
	return new ConnectError('proxy_scheme', `The proxy ${proxy.address} speaks TLS`, proxy);
}

/** What it means that a proxy answers CONNECT with another status than 2xx. */
export function refusedByProxy(status: number, head: string, url: URL, proxy: Proxy): ConnectError {
	if (status === 407) {
		const schemes = [...head.matchAll(/^proxy-authenticate:\s*([\w-]+)/gim)].map(
			([, each]) => each,
		);
		const asked = schemes.length > 0 ? `; it asks for ${schemes.join(', ')}` : '';
		const what = proxy.authorization
			? 'does not accept the user and password'
			: 'asks for a user and password';
		return new ConnectError(
			'proxy_login',
			`The proxy ${proxy.address} ${what} (407${asked})`,
			proxy,
		);
	}
	// Servers that only speak TLS tell so in plain text to those who do not.
	if (status === 400 && !proxy.isSecure && /https? (server|port)/i.test(head))
		return speaksTls(proxy);
	if (TRANSIENT.has(status)) {
		return unreachable({ message: `it answered ${status} to CONNECT` }, proxy);
	}
	const message = `The proxy ${proxy.address} does not lead to ${url.host}: it answered ${status} to CONNECT`;
	return new ConnectError('proxy_refused', message, proxy);
}

function reasonOf(cause: unknown): { technical: string; said: string } {
	if (typeof cause !== 'object' || cause === null) return { technical: '', said: String(cause) };
	const code: unknown = Reflect.get(cause, 'code');
	const message: unknown = Reflect.get(cause, 'message');
	// Of a host with several addresses Node gives an error for each, and none for them all.
	const errors: unknown = Reflect.get(cause, 'errors');
	if (!textAt(message) && Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
	return { technical: textAt(code) ?? '', said: textAt(message) ?? 'no reason given' };
}
