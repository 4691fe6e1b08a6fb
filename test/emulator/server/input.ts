import type { FastifyRequest } from 'fastify';

import { BoxProblem, badRequest, missing } from '../errors';
import { readTime } from '../shapes/time';

/** A JSON object as it came. */
export type Body = Record<string, unknown>;

function isRecord(value: unknown): value is Body {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON body, which has to be an object; a missing one counts as empty. */
export function bodyOf(request: FastifyRequest): Body {
	const body = request.body ?? {};
	if (!isRecord(body)) throw badRequest('body', 'The body must be a JSON object');
	return body;
}

/** The path of a request without its query. */
export function pathOf(request: FastifyRequest): string {
	return request.url.split('?')[0] ?? '/';
}

/** The query parameters as text; of a repeated one the last counts. */
export function queryOf(request: FastifyRequest): Record<string, string> {
	const query: Record<string, string> = {};
	if (!isRecord(request.query)) return query;
	for (const [key, value] of Object.entries(request.query)) {
		query[key] = String(Array.isArray(value) ? value.at(-1) : value);
	}
	return query;
}

/** A header's text. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
	const value = request.headers[name];
	return Array.isArray(value) ? value.at(-1) : value;
}

/** A query parameter that says true, in any case: Python writes `True`. */
export function flagOf(request: FastifyRequest, name: string): boolean {
	return queryOf(request)[name]?.toLowerCase() === 'true';
}

/** A string, or undefined when it was not given; null counts as not given; 400 for anything else. */
export function optionalText(body: Body, key: string): string | undefined {
	const value = body[key];
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string') return value;
	throw badRequest(key, `Invalid value for '${key}'`);
}

/** A string that replaces what there is: null and the empty one take it away. */
export function clearableText(body: Body, key: string): string | undefined {
	return body[key] === null ? '' : optionalText(body, key);
}

/** A string that has to be given; 400 otherwise. */
export function text(body: Body, key: string): string {
	const value = optionalText(body, key);
	if (value === undefined) throw missing(key);
	return value;
}

/** An id, which may come as a number as long as it is an exact one. */
export function optionalIdText(body: Body, key: string): string | undefined {
	const value = body[key];
	const isExact = Number.isSafeInteger(value) && Number(value) >= 0;
	return isExact ? String(value) : optionalText(body, key);
}

/** An id that has to be given; 400 otherwise. */
export function idText(body: Body, key: string): string {
	const value = optionalIdText(body, key);
	if (value === undefined) throw missing(key);
	return value;
}

/** True or false, or undefined when it was not given or is null; 400 for anything else. */
export function optionalFlag(body: Body, key: string): boolean | undefined {
	const value = body[key];
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'boolean') return value;
	throw badRequest(key, `Invalid value for '${key}'`);
}

/** A list of strings, or undefined when it was not given; null is an empty one; 400 for anything else. */
export function optionalTexts(body: Body, key: string): string[] | undefined {
	const value = body[key];
	if (value === undefined) return undefined;
	if (value === null) return [];
	const isText = (each: unknown): each is string => typeof each === 'string';
	if (Array.isArray(value) && value.every(isText)) return value;
	throw badRequest(key, `Invalid value for '${key}'`);
}

/** An object; undefined when it was not given or is null; 400 for anything else. */
export function optionalObject(body: Body, key: string): Body | undefined {
	const value = body[key];
	if (value === undefined || value === null) return undefined;
	if (!isRecord(value)) throw badRequest(key, `Invalid value for '${key}'`);
	return value;
}

/** The id in a reference such as `parent`. */
export function optionalId(body: Body, key: string): string | undefined {
	const reference = optionalObject(body, key);
	return reference && idText(reference, 'id');
}

/** The id in a reference that has to be given; 400 otherwise. */
export function requiredId(body: Body, key: string): string {
	const id = optionalId(body, key);
	if (id === undefined) throw missing(key);
	return id;
}

/** An RFC 3339 time in milliseconds; null stays null. */
export function optionalTime(body: Body, key: string): number | null | undefined {
	if (body[key] === null) return null;
	const value = optionalText(body, key);
	if (value === undefined) return undefined;
	const time = readTime(value);
	if (Number.isNaN(time)) throw badRequest(key, `Invalid date '${value}'`);
	return time;
}

/** `fields`, or undefined when the standard representation is wanted. */
export function fieldsOf(request: FastifyRequest): string[] | undefined {
	const fields = queryOf(request).fields;
	const names = fields?.split(',').filter(Boolean);
	return names?.length ? names : undefined;
}

/** A number of a page; over-large limits are cut to Box's maximum rather than refused. */
export function limitOf(request: FastifyRequest, maximum: number, standard: number): number {
	const limit = queryOf(request).limit;
	if (limit === undefined) return standard;
	if (!/^\d+$/.test(limit)) throw new BoxProblem(400, 'invalid_limit', 'Invalid limit');
	return Math.min(Number(limit), maximum);
}

/** Box refuses to read further than 10,000 entries by offset. */
export function offsetOf(request: FastifyRequest): number {
	const offset = queryOf(request).offset;
	if (offset === undefined) return 0;
	if (!/^\d+$/.test(offset) || Number(offset) > 10_000) {
		throw new BoxProblem(400, 'invalid_offset', 'Invalid offset');
	}
	return Number(offset);
}
