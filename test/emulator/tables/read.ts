import type { FastifyRequest } from 'fastify';

import { BoxProblem, badRequest, missing, preconditionFailed } from '../errors';
import { fieldsOf, headerOf, queryOf } from '../server/input';
import type { Fields, Kind, Values } from './kinds';
import { isRecord } from './kinds';

/** 400 for what nobody asked for: a misspelt name should not go unnoticed. */
function unknownName(name: string): BoxProblem {
	const message = `Unrecognized parameter '${name}'`;
	const errors = [{ reason: 'invalid_parameter', name, message }];
	return new BoxProblem(400, 'bad_request', message, { errors });
}

/** What the fields make of a body or a query. 400 for unknown, missing and wrong ones. */
export function readValues<F extends Fields>(
	fields: F,
	given: Record<string, unknown>,
	at?: string,
): Values<F>;
export function readValues(
	fields: Fields,
	given: Record<string, unknown>,
	at = '',
): Record<string, unknown> {
	for (const name of Object.keys(given)) {
		if (!Object.hasOwn(fields, name)) throw unknownName(at + name);
	}
	const values: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = given[name] ?? null;
		if (value !== null) {
			values[name] = field.read(value, at + name);
		} else if (field.presence === 'required') {
			throw missing(at + name);
		} else if (field.presence === 'default') {
			values[name] = field.otherwise;
		} else if (name in given && field.empty !== undefined) {
			values[name] = field.empty;
		}
	}
	return values;
}

/** An object of these fields. */
export function object<F extends Fields>(fields: F): Kind<Values<F>> {
	return {
		presence: 'optional',
		read: (value, name) => {
			if (!isRecord(value)) throw badRequest(name, `Invalid value for '${name}'`);
			return readValues(fields, value, `${name}.`);
		},
	};
}

/**
 * The query, which may have these parameters and no others. `more` are those that are read
 * elsewhere.
 */
export function readQuery<Q extends Fields>(
	request: FastifyRequest,
	own: Q,
	more: readonly string[],
): { values: Values<Q>; fields?: string[] } {
	const query = Object.entries(queryOf(request));
	const others = query.filter(([name]) => !more.includes(name));
	return { values: readValues(own, Object.fromEntries(others)), fields: fieldsOf(request) };
}

/** 412 if the request is for another state of the row than this one. */
export function refuseOutdated(request: FastifyRequest, etag: string | undefined): void {
	const wanted = headerOf(request, 'if-match');
	if (etag !== undefined && wanted !== undefined && wanted !== etag) throw preconditionFailed();
}

/** 400 unless the request says the version that the resource is of. */
export function refuseVersion(request: FastifyRequest, version: string | undefined): void {
	if (version === undefined || headerOf(request, 'box-version') === version) return;
	throw new BoxProblem(400, 'invalid_api_version', 'Invalid API version');
}
