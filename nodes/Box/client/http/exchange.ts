import type { Readable } from 'node:stream';

import type { ProxyName } from '../error';
import type { HttpMethod } from '../types';
import type { CallKind } from './slots';

/** Where a request goes, and whose it is. */
export interface HttpTarget {
	url: URL;
	kind: CallKind;
	/** Whose request it is, so that no owner gets all connections. */
	owner: object;
	/** Ends the wait for a connection. */
	signal?: AbortSignal;
}

/** One HTTP request: redirects are not followed, and there is no retry. */
export interface HttpRequest {
	method: HttpMethod;
	headers: Record<string, string>;
	/** A stream needs a `content-length` header, and is destroyed when the request fails. */
	body?: string | Uint8Array | Readable;
	signal?: AbortSignal;
	/** Milliseconds of silence before the headers of the answer. */
	headersTimeout: number;
	/** Milliseconds of silence within the body of the answer. */
	bodyTimeout: number;
}

/** An answer of any status. Its body must be read or destroyed. */
export interface HttpAnswer {
	status: number;
	header: (name: string) => string | undefined;
	body: Readable;
}

/** A connection for one request. It must be used, or given back. */
export interface HttpConnection {
	/** The proxy on the way, if there is one. */
	readonly proxy?: ProxyName;
	/** Rejects with undici's error if no answer came, or with the signal's reason. */
	send(request: HttpRequest): Promise<HttpAnswer>;
	giveBack(): void;
}

/** Sends requests over connections that stay open between calls. */
export interface Http {
	/**
	 * Rejects with a `BusyError` if all connections are in use for too long, with a `ConnectError` if
	 * the host cannot be reached, or with the signal's reason.
	 */
	connect(target: HttpTarget): Promise<HttpConnection>;
	/** Ends all connections at once. The next call opens new ones. */
	close(): Promise<void>;
}
