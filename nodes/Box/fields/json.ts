import { isObject } from '../client/json';
import type { Json, JsonObject } from '../client/types';
import { describe } from '../framework/errors/describe';
import {
	described,
	sentAs,
	unlessEmpty,
	type Emptiable,
	type Field,
	type Settings,
} from '../framework/field';
import { readJson } from '../framework/params/readJson';

interface JsonSettings extends Settings {
	default?: string;
}

/** A JSON object, typed in or from an expression; `undefined` if the field is empty. */
export function jsonObject(
	displayName: string,
	settings?: JsonSettings,
): Field<JsonObject | undefined>;
export function jsonObject<Empty>(
	displayName: string,
	settings: JsonSettings & Emptiable<Empty>,
): Field<JsonObject | Empty>;
export function jsonObject(displayName: string, settings: JsonSettings = {}): Field<unknown> {
	return jsonField(displayName, settings, '{}', 'object');
}

/** A JSON list, typed in or from an expression; `undefined` if the field is empty. */
export function jsonList(
	displayName: string,
	settings: JsonSettings = {},
): Field<Json[] | undefined> {
	return jsonField(displayName, settings, '[]', 'list') as Field<Json[] | undefined>;
}

/** The same, of objects alone. */
export function objectList(
	displayName: string,
	settings: JsonSettings = {},
): Field<JsonObject[] | undefined> {
	const field = jsonList(displayName, settings);
	return {
		...field,
		read: ({ params }, name) => {
			const list = readJson(params, name, 'list') as Json[] | undefined;
			return list?.map((entry, index) => {
				if (isObject(entry)) return entry;
				const problem = `has ${describe(entry)} as its entry ${index + 1}`;
				return params.fail(
					name,
					problem,
					'Each entry is an object: it begins with { and ends with }.',
				);
			});
		},
	};
}

function jsonField(
	displayName: string,
	settings: JsonSettings,
	initial: string,
	form: 'object' | 'list',
): Field<Json | undefined> {
	return {
		property: {
			displayName,
			type: 'json',
			default: settings.default ?? initial,
			...described(settings),
		},
		...sentAs(settings),
		read: unlessEmpty(settings, (params, name) => readJson(params, name, form)),
	};
}
