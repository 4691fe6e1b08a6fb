import { types } from 'node:util';

import { BoxError, type CallLabel, type HostAddress, type ProxyName } from '../error';
import { textAt } from '../json';
import { ConnectError } from './connectError';
import { isTlsCode } from './connectProblem';
import { BusyError } from './fairSemaphore';

/** Codes of failures before anything was sent. */
const UNSENT = new Set(['ERR_CHANNEL_CLOSED', 'UND_ERR_INVALID_ARG']);
const TIMEOUTS = new Set(['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
/** Errors of an answer that is not HTTP. Not each of them has a code. */
const NO_HTTP = /^(HPE_|HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_)/;

function property(error: unknown, name: 'code' | 'name' | 'message'): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const value: unknown = Reflect.get(error, name);
	return textAt(value);
}

function boxCode(technical: string): string {
	if (isTlsCode(technical)) return 'tls_error';
	if (technical === 'UND_ERR_INVALID_ARG') return 'invalid_request';
	if (NO_HTTP.test(technical)) return 'invalid_answer';
	return TIMEOUTS.has(technical) ? 'timeout' : 'network_error';
}

/** The thrown value as an error. Node's own errors may come from another realm. */
export function toError(thrown: unknown): Error {
	return types.isNativeError(thrown) || thrown instanceof Error
		? thrown
		: new Error(String(thrown));
}

/** The code of an error of Node's network or of undici; programming errors have none. */
function technicalCode(error: unknown): string | undefined {
	const code = property(error, 'code');
	const name = property(error, 'name');
	return code ?? (name !== undefined && NO_HTTP.test(name) ? name : undefined);
}

/** Whether an error comes from the network, or from something that answers there. */
export function isNetworkFailure(error: unknown): boolean {
	return error instanceof BusyError || technicalCode(error) !== undefined;
}

/** What is known about a call that got no complete answer. */
export interface SentFacts {
	/** Its body was certainly not sent completely. */
	unsent?: boolean;
	/** Where it was sent to. */
	address?: HostAddress;
	/** The proxy it was sent through. */
	proxy?: ProxyName;
}

/** The error for a call that got no complete answer. */
export function networkError(
	cause: unknown,
	label: CallLabel,
	{ unsent = false, address, proxy: way }: SentFacts = {},
): BoxError {
	const facts = { ...label, status: 0, unsent: true };
	if (cause instanceof ConnectError) {
		const { code, message, proxy, retryAfter } = cause;
		return new BoxError({ ...facts, code, message, proxy, retryAfter, unreached: address });
	}
	if (cause instanceof BusyError) {
		return new BoxError({ ...facts, code: 'no_connection', message: cause.message });
	}
	const technical = technicalCode(cause) ?? 'unknown error';
	const code = boxCode(technical);
	const said = property(cause, 'message') ?? 'no reason given';
	// Whoever has closed the connection, a proxy may be the reason.
	const proxy = code === 'network_error' ? way : undefined;
	return new BoxError(
		{
			...facts,
			code,
			message: `${whatHappened(code, address?.host ?? 'Box', proxy)} (${technical}): ${said}`,
			proxy,
			unsent: unsent || UNSENT.has(technical),
		},
		{ cause },
	);
}

function whatHappened(code: string, host: string, proxy?: ProxyName): string {
	switch (code) {
		case 'invalid_request':
			return 'The request could not be sent';
		case 'invalid_answer':
			return `The answer from ${host} is not HTTP`;
		case 'timeout':
			return 'Box stopped answering';
		default:
			return `The connection to Box${proxy ? ` through the proxy ${proxy.address}` : ''} was lost`;
	}
}
