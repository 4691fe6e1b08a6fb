import { isObject } from '../../client/json';
import type { Json, JsonObject } from '../../client/types';
import { metadataTemplate, templatePath } from '../../entities/metadataTemplate';
import { jsonObject, locator } from '../../fields';
import { describe } from '../../framework/errors/describe';
import { quote } from '../../framework/errors/quote';
import type { Field } from '../../framework/field';
import type { Params } from '../../framework/params/params';
import { toMetadataDate } from '../../framework/params/time';
import { parseReference } from '../../framework/references/reference';

const FORMS =
	'A value is a text, a number, a list of texts, or a range such as { "gt": 100, "lt": 500 }.';

const template = locator(metadataTemplate, {
	description: 'Only items with metadata of this template',
	to: 'nowhere',
});

/** The ID of a template. It is known before Box is asked: no other way leads to a template. */
export const metadataTemplateId: Field<string> = {
	...template,
	read: ({ params }, name) => {
		const given = parseReference(params.value(name), metadataTemplate, params.displayName(name));
		return given.kind === 'id' ? given.id : '';
	},
};

/** The values to look for, by the keys of the template's fields, as Box wants them. */
export const metadataValues: Field<JsonObject | undefined> = {
	...jsonObject('Metadata Values', {
		example: '{ "category": "online", "amount": { "gt": 100, "lt": 500 } }',
		description:
			'Only items with these values, by the keys of the fields of the Metadata Template. A number or date may be a range of "gt" (at least) and "lt" (at most); of a list of texts one has to be there. Leave empty for all values.',
		to: 'nowhere',
	}),
	read: (scope, name) => {
		const values = jsonObject('').read(scope, name) as JsonObject | undefined;
		const entries = Object.entries(values ?? {}).map(([key, value]) => [
			key,
			toFilter(scope.params, name, key, value),
		]);
		return values && (Object.fromEntries(entries) as JsonObject);
	},
};

/**
 * The one filter by metadata that a search may have.
 *
 * https://developer.box.com/guides/search/metadata-filters/
 *
 * @returns the query's `mdfilters`, which is JSON
 */
export function metadataQuery(template: string, values: JsonObject = {}): string {
	const [scope, templateKey] = templatePath(template);
	return JSON.stringify([{ scope, templateKey, filters: values }]);
}

function toFilter(params: Params, name: string, key: string, value: Json | undefined): Json {
	const fail = (problem: string, remedy = FORMS) =>
		params.fail(name, `has for ${quote(key)} ${problem}`, remedy);
	// Box looks for a number by a range alone.
	if (typeof value === 'number') return { gt: value, lt: value };
	if (typeof value === 'string' && value !== '') return value;
	const isTexts = Array.isArray(value) && value.every((each) => typeof each === 'string');
	if (isTexts && value.length > 0) return value;
	const bounds = isObject(value) ? toRange(value, params.timeZone) : undefined;
	if (!bounds) return fail(`what Box cannot look for: ${describe(value)}`);
	const { gt, lt } = bounds;
	if (gt !== undefined && lt !== undefined && gt > lt) {
		return fail('a range that ends before it begins', 'Correct one of the two bounds.');
	}
	return bounds;
}

/** Both bounds belong to the range; `undefined` if it is none. */
function toRange({ gt, lt, ...others }: JsonObject, timeZone: string) {
	const bounds = Object.entries({ gt, lt }).flatMap(([key, bound]) =>
		bound === undefined ? [] : [[key, toBound(bound, timeZone)] as const],
	);
	const [type, ...types] = new Set(bounds.map(([, bound]) => typeof bound));
	const isRange = (type === 'number' || type === 'string') && types.length === 0;
	if (!isRange || Object.keys(others).length > 0) return undefined;
	return Object.fromEntries(bounds) as { gt?: number | string; lt?: number | string };
}

function toBound(bound: Json, timeZone: string): number | string | undefined {
	return typeof bound === 'number' ? bound : toMetadataDate(bound, timeZone);
}
