import type { INodeProperties } from 'n8n-workflow';
import { allProperties, collectionEntries, descriptions, listOptions } from './properties';

const MAX_DESCRIPTION_BYTES = 400_000;

const sorted = (names: string[]) => [...names].sort((a, b) => a.localeCompare(b, 'en'));

const repeated = (names: unknown[]) => names.filter((name, index) => names.indexOf(name) !== index);

/** Whether a default is what n8n stores for a parameter of that type. */
function isValidDefault(property: INodeProperties, optional: boolean): boolean {
	const { type, default: value, typeOptions } = property;
	const isList = Array.isArray(value);
	const isObject = typeof value === 'object' && value !== null && !isList;
	switch (type) {
		case 'string':
		case 'dateTime':
		case 'color':
		case 'json':
			return typeof value === 'string';
		case 'hidden':
			return ['string', 'number', 'boolean'].includes(typeof value);
		case 'notice':
			return value === '';
		case 'boolean':
			return typeof value === 'boolean';
		case 'number':
			// An added but empty number field stands for no value.
			return typeof value === 'number' ? inRange(value, property) : optional && value === '';
		case 'options':
			return typeOptions?.loadOptionsMethod !== undefined
				? value === ''
				: listOptions(property).some((option) => option.value === value);
		case 'multiOptions':
			return isList && value.every((each) => offers(property, each));
		case 'collection':
		case 'fixedCollection':
			return isObject && Object.keys(value).every((key) => hasEntry(property, key));
		case 'resourceLocator':
			return isObject && 'mode' in value && modeNames(property).some((mode) => mode === value.mode);
		default:
			throw new Error(`There is no rule for parameters of type ${type}`);
	}
}

function inRange(value: number, { typeOptions }: INodeProperties): boolean {
	const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
	return value >= minValue && value <= maxValue;
}

const offers = (property: INodeProperties, value: unknown) =>
	listOptions(property).some((option) => option.value === value);

const hasEntry = (property: INodeProperties, name: string) =>
	collectionEntries(property).some((entry) => entry.name === name);

const modeNames = ({ modes = [] }: INodeProperties) => modes.map(({ name }) => name);

/** Everything that is offered twice, or out of the order of the display names. */
function orderProblems(property: INodeProperties): string[] {
	const options = listOptions(property);
	const entries = collectionEntries(property);
	const shown = [options.map(({ name }) => name), entries.map(({ displayName }) => displayName)];
	return [
		...repeated([...options.map(({ value }) => value), ...entries.map(({ name }) => name)]),
		...repeated(shown.flat()),
		...shown.filter((names) => String(names) !== String(sorted(names))),
	].map(String);
}

/** https://docs.n8n.io/integrations/creating-nodes/build/reference/ux-guidelines/ */
function wordingProblems({
	type,
	displayName,
	description = 'Whether',
}: INodeProperties): string[] {
	// One sentence goes without a period, several end with one.
	const severalSentences = /[.:] [A-Z]/.test(description.replace(/<[^>]+>/g, ''));
	const rules: Array<[boolean, string]> = [
		[/^\S(.*\S)?$/.test(displayName), 'display name with spaces around it'],
		[/^[A-Z'"]/.test(description), 'no capital at the start'],
		[!/\s\s|^\s|\s$/.test(description), 'needless spaces'],
		[description.endsWith('.') === severalSentences, 'period of a single sentence, or none'],
		[type !== 'boolean' || /^Whether\b/.test(description), "no 'Whether'"],
	];
	return rules.filter(([holds]) => !holds).map(([, problem]) => `${problem}: ${description}`);
}

describe.each(descriptions)('the description of $displayName', (description) => {
	const placed = allProperties(description);
	const problems = (find: (property: INodeProperties, optional: boolean) => string[]) =>
		placed.flatMap(({ path, property, optional }) =>
			find(property, optional).map((problem) => `${path}: ${problem}`),
		);

	it('is small enough to be sent to each editor', () => {
		expect(JSON.stringify(description).length).toBeLessThan(MAX_DESCRIPTION_BYTES);
	});

	it('holds data alone', () => {
		expect(JSON.parse(JSON.stringify(description))).toEqual(description);
	});

	it('shows no name twice at the same time', () => {
		const places = placed
			.filter(({ property }) => !property.displayOptions?.hide)
			.map(({ path, property }) => `${path} ${JSON.stringify(property.displayOptions?.show)}`);
		expect(repeated(places)).toEqual([]);
	});

	it('has a default of its type for every parameter', () => {
		const find = (property: INodeProperties, optional: boolean) =>
			isValidDefault(property, optional) ? [] : [JSON.stringify(property.default) ?? 'none'];
		expect(problems(find)).toEqual([]);
	});

	it('offers nothing twice, and all in order of the display names', () => {
		expect(problems(orderProblems)).toEqual([]);
	});

	it('is worded as n8n words parameters', () => {
		expect(problems(wordingProblems)).toEqual([]);
	});
});
