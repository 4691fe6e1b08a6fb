import { badRequest } from '../errors';
import type { Call } from '../state/box';
import type { MetadataValue, TemplateField } from '../state/metadata';
import { INSTANCES, isTexts } from '../state/metadata';
import type { Item } from '../state/model';
import type { Kind } from '../tables/kinds';
import { any, isRecord, list, record, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { findTemplate } from './templates';

const FILTERS = list(
	object({
		scope: required(text({ pattern: /^(global|enterprise(_\d+)?)$/ })),
		templateKey: required(text({ min: 1 })),
		filters: required(record(any())),
	}),
	{ min: 1, max: 1 },
);

/** One filter by metadata. */
interface MetadataFilter {
	scope: string;
	templateKey: string;
	filters: Record<string, unknown>;
}

/** `mdfilters` as it comes in a query: a JSON list of one filter. */
export const metadataFilters: Kind<MetadataFilter[]> = {
	presence: 'optional',
	read: (value, name) => FILTERS.read(parsed(String(value), name), name),
};

function parsed(value: string, name: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		throw badRequest(name, `Invalid value for '${name}'`);
	}
}

type ValueTest = (value: MetadataValue | undefined) => boolean;

/**
 * Tells of items whether they have the metadata. 400 for a template or field that is not there, and
 * for a value of another type.
 *
 * https://developer.box.com/guides/search/metadata-filters/
 */
export function metadataTest(
	call: Call,
	[filter]: readonly MetadataFilter[],
): (item: Item) => boolean {
	if (!filter) return () => true;
	const template = findTemplate(call, filter.scope, filter.templateKey);
	if (!template) throw wrong(`There is no template '${filter.scope}.${filter.templateKey}'`);
	const tests = Object.entries(filter.filters).map(([key, wanted]) => {
		const field = template.fields.find((each) => each.key === key);
		const type = template.scope === 'global' ? 'string' : field?.type;
		if (!type) throw wrong(`The template has no field '${key}'`);
		return { key, test: valueTest(key, type, wanted) };
	});
	const found = INSTANCES.filter(
		call.box.world,
		(instance) =>
			instance.template === template && tests.every(({ key, test }) => test(instance.values[key])),
	);
	const items = new Set<Item>(found.map(({ item }) => item));
	return (item) => items.has(item);
}

function valueTest(key: string, type: TemplateField['type'], wanted: unknown): ValueTest {
	const test = TESTS[type](wanted);
	if (!test) throw wrong(`Invalid value for the field '${key}' of type '${type}'`);
	return test;
}

const TESTS: Record<TemplateField['type'], (wanted: unknown) => ValueTest | undefined> = {
	string: exactly('string'),
	enum: exactly('string'),
	float: (wanted) => exactly('number')(wanted) ?? range(wanted, (side) => side, isNumber),
	date: (wanted) => range(wanted, (side) => Date.parse(String(side)), isText),
	multiSelect: oneOf,
	taxonomy: oneOf,
};

/** A list, of which one value is enough. */
function oneOf(wanted: unknown): ValueTest | undefined {
	if (!isTexts(wanted) || wanted.length === 0) return undefined;
	return (value) => isTexts(value) && value.some((each) => wanted.includes(each));
}

const isNumber = (value: unknown) => typeof value === 'number';
const isText = (value: unknown) => typeof value === 'string';

function exactly(type: 'string' | 'number') {
	return (wanted: unknown): ValueTest | undefined =>
		typeof wanted === type ? (value) => value === wanted : undefined;
}

/** `{ gt, lt }`, of which one may be left out; both belong to the range. */
function range(
	wanted: unknown,
	toNumber: (side: unknown) => unknown,
	fits: (side: unknown) => boolean,
): ValueTest | undefined {
	if (!isRecord(wanted)) return undefined;
	const sides = Object.entries(wanted);
	const isRange =
		sides.length > 0 && sides.every(([key, side]) => /^[gl]t$/.test(key) && fits(side));
	const [from, to] = [wanted.gt, wanted.lt].map((side) =>
		side === undefined ? undefined : Number(toNumber(side)),
	);
	if (!isRange || Number.isNaN(from) || Number.isNaN(to)) return undefined;
	return (value) => {
		const number = value === undefined ? NaN : Number(toNumber(value));
		return number >= (from ?? -Infinity) && number <= (to ?? Infinity);
	};
}

const wrong = (message: string) => badRequest('mdfilters', message);
