import type { FastifyReply, FastifyRequest } from 'fastify';

import { pathOf, queryOf } from '../server/input';

/** A request and its answer, as far as they are checked. */
export interface Exchange {
	method: string;
	/** As in the document, without the prefix of the host. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, unknown>;
	/** JSON, form, or the parts of a multipart body; undefined when there was none. */
	body: unknown;
	status: number;
	answer: string;
}

const PREFIXES = [
	/^\/2\.0(?=\/)/,
	/^\/api\/2\.0(?=\/)/,
	/^\/api\/oauth2(?=\/authorize$)/,
	/^(?=\/oauth2\/)/,
];
const multipart = new WeakMap<FastifyRequest, Record<string, unknown>>();

/** Remembers the parts of a multipart body, which is not there to be read again. */
export function noteParts(request: FastifyRequest, parts: Record<string, unknown>): void {
	multipart.set(request, parts);
}

/** The path in the document; undefined for what is no part of Box's API. */
function documented(path: string): string | undefined {
	const prefix = PREFIXES.find((each) => each.test(path));
	return prefix && path.replace(prefix, '');
}

/** Undefined for exchanges that the document does not speak of, such as the long poll. */
export function exchangeOf(
	request: FastifyRequest,
	reply: FastifyReply,
	answer: string,
): Exchange | undefined {
	const path = documented(pathOf(request));
	if (path === undefined) return undefined;
	return {
		method: request.method,
		path,
		query: queryOf(request),
		headers: request.headers,
		body: multipart.get(request) ?? request.body,
		status: reply.statusCode,
		answer,
	};
}
