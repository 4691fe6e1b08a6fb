import { isObject } from '../client/json';
import type { Json, JsonObject, Query } from '../client/types';
import { toJson, type Body, type BodyValue, type Call } from './call';
import type { Destination, Field } from './field';
import { Chosen } from './references/entity';

/** A field with its value for one item. */
export interface Filled {
	name: string;
	field: Field<unknown>;
	value: unknown;
}

/** What the user's optional fields add to a request. */
export interface Sent {
	body: JsonObject;
	query: Query;
	headers: Record<string, string>;
}

/**
 * Sorts the values of optional fields by where they go. What is not set is not sent.
 *
 * @param otherwise where a value goes if its field does not say it
 */
export function sortSent(filled: readonly Filled[], otherwise: Destination = 'body'): Sent {
	const sent: Sent = { body: {}, query: {}, headers: {} };
	for (const { name, field, value } of filled) {
		if (value === undefined) continue;
		const key = field.key ?? snakeCase(name);
		switch (field.to ?? otherwise) {
			case 'body':
				setAt(sent.body, key.split('.'), toJson(value as BodyValue));
				break;
			case 'query':
				// An empty list stands for no choice.
				if (!Array.isArray(value) || value.length > 0) sent.query[key] = queryValue(value);
				break;
			case 'headers':
				sent.headers[key] = value as string;
				break;
			case 'nowhere':
		}
	}
	return sent;
}

/** A declared request, with what the optional fields add to it. What it says itself holds. */
export function withSent(call: Call, filled: readonly Filled[]): Call {
	const hasBody = ['POST', 'PUT', 'PATCH'].includes(call.method);
	const sent = sortSent(filled, hasBody ? 'body' : 'query');
	const body = Array.isArray(call.body) || !hasBody ? call.body : combined(sent.body, call.body);
	return {
		...call,
		body,
		query: { ...sent.query, ...call.query },
		headers: { ...sent.headers, ...call.headers },
	};
}

/** Both objects, and those inside of them, as one; the second holds if both have a value. */
function combined(one: Body, other: Body = {}): Body {
	const all = { ...one };
	for (const [key, value] of Object.entries(other)) {
		const known = all[key];
		all[key] = isBody(known) && isBody(value) ? combined(known, value) : value;
	}
	return all;
}

function isBody(value: BodyValue): value is Body {
	return isObject(value) && !(value instanceof Chosen);
}

/** `canNonOwnersInvite` as Box writes it: `can_non_owners_invite`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function setAt(object: JsonObject, keys: string[], value: Json | undefined): void {
	const [key = '', ...rest] = keys;
	if (rest.length === 0) {
		object[key] = value;
		return;
	}
	const inner = (object[key] ?? {}) as JsonObject;
	object[key] = inner;
	setAt(inner, rest, value);
}

function queryValue(value: unknown): Query[string] {
	if (value instanceof Chosen) return value.id;
	if (Array.isArray(value)) {
		return value.map((each) => (each instanceof Chosen ? each.id : String(each)));
	}
	return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}
