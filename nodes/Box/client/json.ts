import type { Json, JsonObject } from './types';

/** Whether a value is a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. Its entries are not checked. */
export function isList(value: unknown): value is Json[] {
	return Array.isArray(value);
}

/** The value as an object, or an empty one. */
export function objectAt(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** The value if it is a text that is not empty. */
export function textAt(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number, or a text that is one: Box sends some numbers either way. */
export function numberAt(value: unknown): number | undefined {
	if (typeof value !== 'number' && textAt(value) === undefined) return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/**
 * The entry of a table under a key that comes from outside. `constructor` and the like, which each
 * object has, are not entries.
 */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Parses a text; `undefined` if it is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
