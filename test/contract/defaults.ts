import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import { collectionEntries, listOptions } from './properties';

type Rule = (value: unknown, property: INodeProperties) => boolean;

const isText: Rule = (value) => typeof value === 'string';

const isNothing: Rule = (value) => value === '';

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isOffered: Rule = (value, property) =>
	listOptions(property).some((option) => option.value === value);

const isLoaded = ({ typeOptions }: INodeProperties) =>
	typeOptions?.loadOptionsMethod !== undefined || typeOptions?.loadOptions !== undefined;

const hasEntries: Rule = (value, property) =>
	isObject(value) &&
	Object.keys(value).every((key) => collectionEntries(property).some(({ name }) => name === key));

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** What n8n stores for a parameter of each type. */
const RULES: Partial<Record<NodePropertyTypes, Rule>> = {
	assignmentCollection: isObject,
	boolean: (value) => typeof value === 'boolean',
	callout: isNothing,
	collection: hasEntries,
	color: isText,
	dateTime: isText,
	filter: isObject,
	fixedCollection: hasEntries,
	hidden: (value) => ['string', 'number', 'boolean'].includes(typeof value),
	json: (value) => typeof value === 'string' && (value === '' || isJson(value)),
	multiOptions: (value, property) =>
		Array.isArray(value) &&
		(isLoaded(property) ? value.length === 0 : value.every((each) => isOffered(each, property))),
	notice: isNothing,
	number: (value, { typeOptions: { minValue = -Infinity, maxValue = Infinity } = {} }) =>
		typeof value === 'number' && value >= minValue && value <= maxValue,
	options: (value, property) => (isLoaded(property) ? value === '' : isOffered(value, property)),
	resourceLocator: (value, { modes = [] }) =>
		isObject(value) && modes.some(({ name }) => name === value.mode),
	resourceMapper: (value) =>
		isObject(value) &&
		['defineBelow', 'autoMapInputData'].includes(String(value.mappingMode)) &&
		(value.value === null || isObject(value.value)),
	string: isText,
};

/**
 * Whether a parameter's default is what n8n stores for its type.
 *
 * @param optional whether the user adds it to a collection, so that it may be empty
 * @throws Error if there is no rule for its type
 */
export function isValidDefault(property: INodeProperties, optional: boolean): boolean {
	const { type, default: value, typeOptions } = property;
	const rule = RULES[type];
	if (!rule) throw new Error(`There is no rule for parameters of type ${type}`);
	if (typeOptions?.multipleValues && Array.isArray(value)) {
		return value.every((each) => rule(each, property));
	}
	if (type === 'number' && optional && value === '') return true;
	return rule(value, property);
}
