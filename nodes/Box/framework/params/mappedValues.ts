import type { Json, JsonObject } from '../../client/types';
import { describe } from '../errors/describe';
import { isMeant } from './isMeant';
import { isDate, toJsonValue } from './jsonValue';
import { toList } from './lists';
import { toMetadataDate } from './time';
import { toNumber } from './toNumber';

/** Raises the error about the mapping. */
type Fail = (problem: string, remedy: string) => never;

/** Raises the error about one of the fields that are mapped. */
type FailField = (field: string, problem: string, remedy: string) => never;

/** How many names an error lists. */
const MOST_NAMES = 10;

/** What the editor has stored of a field that can be mapped. */
export interface MappedField {
	id: string;
	displayName: string;
	type: unknown;
	choices: Array<{ name: unknown; value: unknown }>;
}

/** The fields that the editor knew when the mapping was made. */
export function mappedFields(schema: unknown): MappedField[] {
	const fields: unknown[] = Array.isArray(schema) ? schema : [];
	return fields.filter(isObject).map(({ id, displayName, type, options }) => ({
		id: String(id),
		displayName: String(displayName ?? id),
		type,
		choices: (Array.isArray(options) ? options : [])
			.filter(isObject)
			.map(({ name, value }) => ({ name, value })),
	}));
}

/** Those of the input's values that have the name of a field. */
export function namesakes(
	input: unknown,
	fields: readonly MappedField[],
	fail: Fail,
): Record<string, unknown> {
	if (fields.length === 0) {
		fail(
			'cannot be mapped automatically: the fields are not known',
			'Open the node in the editor to have them loaded, or map each field by itself.',
		);
	}
	const names = fields.map(({ id }) => id);
	const found = Object.entries(isObject(input) ? input : {}).filter(([key]) => names.includes(key));
	if (found.length > 0) return Object.fromEntries(found);
	return fail(
		'finds none of its fields in the input',
		`The fields are ${names.slice(0, MOST_NAMES).join(', ')}. Rename those of the input, or map each field by itself.`,
	);
}

/**
 * The values of mapped fields, each as the field's type wants it: an expression may give a text for
 * a number. Dates are those of metadata. What has no value is left out.
 *
 * @param timeZone of dates that name none
 */
export function toMappedValues(
	given: Record<string, unknown>,
	fields: readonly MappedField[],
	timeZone: string,
	fail: FailField,
): JsonObject {
	const values: Array<[string, Json]> = [];
	for (const [key, value] of Object.entries(given)) {
		if (value === null || value === undefined || value === '') continue;
		const field = fields.find(({ id }) => id === key) ?? unknownField(key);
		const label = field.displayName;
		const json = toJsonValue(value, (...said) => fail(label, ...said));
		if (isNoChoice(value, field)) continue;
		const typed = toType(value, field, timeZone, (...said) => fail(label, ...said));
		values.push([key, typed ?? json]);
	}
	return Object.fromEntries(values);
}

/** One that the editor did not know: of no type, so that it may have any value that Box keeps. */
function unknownField(id: string): MappedField {
	return { id, displayName: id, type: undefined, choices: [] };
}

/** The editor has an empty list for several choices of which none is made. */
function isNoChoice(value: unknown, field: MappedField): boolean {
	return field.type === 'multiOptions' && Array.isArray(value) && value.length === 0;
}

/** One of the choices, by its value or its name; AI agents and people give either. */
function chosen(field: MappedField, given: unknown, wrong: (what: string) => never): Json {
	const { choices } = field;
	return (
		choiceFor(field, given) ??
		wrong(
			`one of ${choices
				.slice(0, MOST_NAMES)
				.map(({ name }) => name)
				.join(', ')}`,
		)
	);
}

/** Several of the choices, each once; a text may also be one of them that has a comma in it. */
function severalChosen(
	field: MappedField,
	given: unknown,
	fail: Fail,
	wrong: (what: string) => never,
): Json[] {
	const whole = typeof given === 'string' ? choiceFor(field, given) : undefined;
	if (whole !== undefined) return [whole];
	return [...new Set(toList(given, fail).map((entry) => chosen(field, entry, wrong)))];
}

function choiceFor({ choices }: MappedField, given: unknown): Json | undefined {
	const found =
		// A template may have choices that differ in case only.
		choices.find(({ value }) => value === given) ??
		choices.find(({ value }) => isMeant(value, given)) ??
		choices.find(({ name }) => isMeant(name, given));
	return found?.value as Json | undefined;
}

/** `undefined` for a type that takes any value. */
function toType(value: unknown, field: MappedField, timeZone: string, fail: Fail) {
	const wrong = (what: string) => fail(`is not ${what}`, `It is ${describe(value)}.`);
	switch (field.type) {
		case 'string':
			if (typeof value === 'string') return value;
			if (typeof value === 'number' || typeof value === 'boolean') return String(value);
			return isDate(value) || typeof value === 'bigint' ? undefined : wrong('a text');
		case 'number': {
			const number = toNumber(value, fail);
			return typeof number === 'number' ? number : wrong('a number');
		}
		case 'boolean':
			if (isMeant(true, value)) return true;
			return isMeant(false, value) ? false : wrong('true or false');
		case 'dateTime':
			return toMetadataDate(value, timeZone) ?? wrong('a date and time');
		case 'array':
			return toList(value, fail);
		case 'options':
			return chosen(field, value, wrong);
		case 'multiOptions':
			return severalChosen(field, value, fail, wrong);
		default:
			if (Array.isArray(value)) return toList(value, fail);
			return isObject(value) && !isDate(value) ? wrong('a text, a number or a list') : undefined;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
