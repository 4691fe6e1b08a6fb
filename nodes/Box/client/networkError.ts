import { types } from 'node:util';
import { BoxError, type CallLabel } from './error';
import { textAt } from './json';

/** Failures of a connection that was never there: nothing can have happened at the other end. */
const NEVER_CONNECTED = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'UND_ERR_CONNECT_TIMEOUT',
	'UND_ERR_ABORTED',
	'UND_ERR_PRX_TLS',
]);
const TIMEOUTS = new Set([
	'ETIMEDOUT',
	'UND_ERR_CONNECT_TIMEOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
]);
/** EPROTO is what OpenSSL gives when the other end does not speak TLS. */
const TLS_CODE =
	/^(EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|UND_ERR_PRX_TLS)/;

function property(error: unknown, name: 'code' | 'syscall' | 'message'): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const value: unknown = Reflect.get(error, name);
	return textAt(value);
}

function boxCode(code: string): string {
	if (TLS_CODE.test(code)) return 'tls_error';
	if (code === 'UND_ERR_INVALID_ARG') return 'invalid_request';
	return TIMEOUTS.has(code) ? 'timeout' : 'network_error';
}

/** What was thrown as an error. Node's own errors may come from another realm than ours. */
export function toError(thrown: unknown): Error {
	return types.isNativeError(thrown) || thrown instanceof Error
		? thrown
		: new Error(String(thrown));
}

/** Whether an error comes from Node's network or from undici: these have a code, slips in code have none. */
export function isNetworkFailure(error: unknown): boolean {
	return property(error, 'code') !== undefined;
}

function whatHappened(code: string, neverConnected: boolean): string {
	if (code === 'invalid_request') return 'The request could not be sent';
	if (neverConnected || code === 'tls_error') return 'Box could not be reached';
	return code === 'timeout' ? 'Box stopped answering' : 'The connection to Box was lost';
}

/**
 * The error for a call that got no whole answer.
 *
 * @param unsent whether the caller knows that the request's body was not sent to its end
 */
export function networkError(cause: unknown, label: CallLabel, unsent = false): BoxError {
	const technical = property(cause, 'code') ?? 'unknown error';
	const code = boxCode(technical);
	const said = property(cause, 'message') ?? 'no reason given';
	const neverConnected = NEVER_CONNECTED.has(technical) || property(cause, 'syscall') === 'connect';
	const lasting = code === 'tls_error' || code === 'invalid_request';
	return new BoxError({
		...label,
		status: 0,
		code,
		message: `${whatHappened(code, neverConnected)} (${technical}): ${said}`,
		unsent: unsent || neverConnected || lasting,
	});
}
