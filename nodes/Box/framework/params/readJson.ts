import type { Json, JsonObject } from '../../client/types';
import { describe } from '../errors/describe';
import { InputError } from '../errors/inputError';
import { isDate, toJsonValue } from './jsonValue';
import { mappedFields, namesakes, toMappedValues } from './mappedValues';
import type { Params } from './params';
import { parseTyped } from './parseTyped';
import { withoutFence } from './withoutFence';

const FORMS = {
	object: { problem: 'is not a JSON object', form: 'An object begins with { and ends with }.' },
	list: { problem: 'is not a JSON list', form: 'A list begins with [ and ends with ].' },
};

/** An object or a list: as such, or as a text in JSON. `undefined` if it is empty. */
export function readJson(params: Params, name: string, form: keyof typeof FORMS): Json | undefined {
	const value = params.whole(name);
	if (value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined;
	const fail = (...said: [string, string]) => params.fail(name, ...said);
	const parsed = typeof value === 'string' ? parseTyped(withoutFence(value), fail) : value;
	// An AI agent may write JSON twice over: a text that is JSON again.
	const json = isWritten(parsed) ? parseTyped(parsed, fail) : parsed;
	const fits = form === 'list' ? Array.isArray(json) : isPlainObject(json);
	if (fits) return toJsonValue(json, fail);
	return fail(FORMS[form].problem, `It is ${describe(json)}. ${FORMS[form].form}`);
}

function isWritten(value: unknown): value is string {
	return typeof value === 'string' && /^\s*[[{]/.test(value);
}

/**
 * What is mapped to fields of Box's, by their IDs: each by itself, or the input's by their names.
 * Fields that are empty are left out.
 */
export function readMapping(params: Params, name: string): JsonObject {
	const mapper = params.value(name);
	if (!isPlainObject(mapper)) return {};
	const label = params.displayName(name);
	const fields = mappedFields(mapper.schema);
	const given =
		mapper.mappingMode === 'autoMapInputData'
			? namesakes(params.input, fields, (...said) => params.fail(name, ...said))
			: mapper.value;
	if (!isPlainObject(given)) return {};
	return toMappedValues(given, fields, params.timeZone, (field, problem, remedy) => {
		throw new InputError(`'${label} › ${field}' ${problem}`, remedy);
	});
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !isDate(value);
}
