import type { BoxRequest, Json, JsonObject, Query } from '../client/types';
import { Chosen } from './references/entity';

/** A part of a path: a text, or what a field has chosen, which stands for its ID. */
export type Segment = string | Chosen;

/** A value of a body. What a field has chosen is sent as `{ id }`; `undefined` is not sent. */
export type BodyValue = Json | Chosen | undefined | BodyValue[] | { [key: string]: BodyValue };

/** The body of a request, before what fields have chosen is written as Box wants it. */
export type Body = { [key: string]: BodyValue };

/** A request as an operation declares it. */
export interface Call extends Omit<BoxRequest, 'path' | 'body' | 'expects'> {
	path: readonly Segment[];
	body?: Body | BodyValue[];
}

type Rest = Omit<Call, 'method' | 'path' | 'body'>;

export function get(path: readonly Segment[], query?: Query): Call {
	return { method: 'GET', path, query };
}

export function post(path: readonly Segment[], body: Call['body'] = {}, rest: Rest = {}): Call {
	return { method: 'POST', path, body, ...rest };
}

export function put(path: readonly Segment[], body: Call['body'] = {}, rest: Rest = {}): Call {
	return { method: 'PUT', path, body, ...rest };
}

export function remove(path: readonly Segment[], query?: Query): Call {
	return { method: 'DELETE', path, query };
}

/** With its type beside the ID, as Box wants items and collaborators. */
export function typed({ type, id }: Chosen): JsonObject {
	return { type, id };
}

/** Writes what fields have chosen as Box wants it. */
export function toRequest({ path, body, ...rest }: Call): BoxRequest {
	return {
		...rest,
		path: path.map((segment) => (segment instanceof Chosen ? segment.id : segment)),
		body: body === undefined ? undefined : (toJson(body) as BoxRequest['body']),
	};
}

/** A value as JSON. */
export function toJson(value: BodyValue): Json | undefined {
	if (value instanceof Chosen) return { id: value.id };
	if (Array.isArray(value)) return value.map((each) => toJson(each) ?? null);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, toJson(inner)]);
	return Object.fromEntries(entries) as JsonObject;
}
