import type { INodeProperties } from 'n8n-workflow';

import { isValidDefault } from './defaults';
import {
	allProperties,
	collectionEntries,
	descriptions,
	listOptions,
	operationsOf,
	type PlacedProperty,
} from './properties';

/** The editor loads the descriptions of all nodes when it is opened. In bytes of JSON. */
const LARGEST: Record<string, number> = { box: 400_000, boxAdmin: 200_000, boxTrigger: 50_000 };

/** What one more operation may add: the bound above is for twice the operations that there are. */
const LARGEST_PER_OPERATION = 2000;

const sorted = (names: string[]) =>
	[...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const repeated = (names: unknown[]) => names.filter((name, index) => names.indexOf(name) !== index);

/** Everything that is offered twice, or out of the order of the display names. */
function orderProblems(property: INodeProperties): string[] {
	const options = listOptions(property);
	const entries = collectionEntries(property);
	const shown = [options.map(({ name }) => name), entries.map(({ displayName }) => displayName)];
	return [
		...repeated([...options.map(({ value }) => value), ...entries.map(whenShown)]),
		...repeated(options.map(({ name }) => name)),
		...shown.filter((names) => String(names) !== String(sorted(names))),
	].map(String);
}

/** A name, and when it is shown: two entries of a collection may share a name if one at most is shown. */
function whenShown(entry: ReturnType<typeof collectionEntries>[number]): string {
	const condition = 'displayOptions' in entry ? entry.displayOptions : undefined;
	return condition ? `${entry.name} ${JSON.stringify(condition)}` : entry.name;
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

/** Every place where a parameter is shown: one that several operations share has as many. */
function placesOf({ path, property, top }: PlacedProperty): Place[] {
	const { resource = ['*'], operation = ['*'], ...others } = top.displayOptions?.show ?? {};
	const {
		'/resource': resources = resource,
		'/operation': names = operation,
		...inside
	} = property === top ? {} : (property.displayOptions?.show ?? {});
	const condition = JSON.stringify([others, top.displayOptions?.hide, inside]);
	return resource
		.filter((each) => resources.includes(each))
		.flatMap((each) =>
			operation
				.filter((one) => names.includes(one))
				.map((one) => ({ operation: `${String(each)}:${String(one)}`, shown: path + condition })),
		);
}

interface Place {
	operation: string;
	/** The parameter, and what other parameters have to be. */
	shown: string;
}

/** The operations that a parameter is shown for, for the message of a test. */
const shownFor = ({ displayOptions }: INodeProperties) => {
	const { resource = [], operation = [] } = displayOptions?.show ?? {};
	return [...resource, ...operation].map(String).join(' ');
};

describe.each(descriptions)('the description of $displayName', (description) => {
	const placed = allProperties(description);
	const problems = (find: (property: INodeProperties, optional: boolean) => string[]) =>
		placed.flatMap(({ path, property, top, optional }) =>
			find(property, optional).map((problem) => `${path} (${shownFor(top)}): ${problem}`),
		);

	it('is small enough to be sent to each editor', () => {
		const size = Buffer.byteLength(JSON.stringify(description));
		expect(size).toBeLessThan(LARGEST[description.name] ?? 0);
	});

	it('does not grow faster than its operations', () => {
		const size = Buffer.byteLength(JSON.stringify(description));
		const { length } = operationsOf(description);
		if (length > 0) expect(size / length).toBeLessThan(LARGEST_PER_OPERATION);
	});

	it('holds data alone', () => {
		expect(JSON.parse(JSON.stringify(description))).toEqual(description);
	});

	it('shows no name twice at the same time', () => {
		// A parameter may be shown for any pair of its resources and operations: some are none.
		const offered = operationsOf(description).map((each) => `${each.resource}:${each.operation}`);
		const isNone = (operation: string) => !operation.includes('*') && !offered.includes(operation);
		const places = placed.flatMap(placesOf).filter(({ operation }) => !isNone(operation));
		expect(repeated(places.map(({ operation, shown }) => `${operation} ${shown}`))).toEqual([]);
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
