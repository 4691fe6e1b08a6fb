import type { Json, JsonObject } from './types';

/** Whether a value is a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. What it holds is to be looked at one by one. */
export function isList(value: unknown): value is Json[] {
	return Array.isArray(value);
}

/** The value as an object, or an empty one. */
export function objectAt(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** The value where it is a text with something in it. */
export function textAt(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number, also from its text: Box sends some numbers either way. */
export function numberAt(value: unknown): number | undefined {
	if (typeof value !== 'number' && textAt(value) === undefined) return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/**
 * What a table holds under a key that comes from outside: `constructor` and its like, which every
 * object has, are no entries.
 */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Parses a text, or gives undefined where it is no JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
