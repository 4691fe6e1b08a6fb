import type { IDataObject } from 'n8n-workflow';

import { mapper } from '../../nodes/Box/fields';
import { useFields } from './readField';

const { read } = useFields();

const field = mapper('Values', {
	method: 'mapFields',
	fields: async () => ({ fields: [] }),
	words: { singular: 'field', plural: 'fields' },
	dependsOn: [],
});

const column = (id: string, type: string, options?: string[]) => ({
	id,
	displayName: id.toUpperCase(),
	type,
	...(options ? { options: options.map((name) => ({ name, value: name })) } : {}),
});

const schema = [
	column('text', 'string'),
	column('amount', 'number'),
	column('due', 'dateTime'),
	column('state', 'options', ['open', 'done']),
	column('tags', 'array'),
	column('paid', 'boolean'),
];

const below = (value: unknown) => ({ mappingMode: 'defineBelow', value, schema });
const automatic = { mappingMode: 'autoMapInputData', value: null, schema };

const TEXTS = {
	text: 12,
	amount: ' 12.5',
	due: '2026-01-31T12:00:00',
	state: 'Done',
	tags: 'a, b',
	paid: 'True',
};

const TYPED = {
	text: '12',
	amount: 12.5,
	due: '2026-01-31T12:00:00.000Z',
	state: 'done',
	tags: ['a', 'b'],
	paid: true,
};

test('values get the types of their fields', async () => {
	// n8n itself checks what is typed in.
	const typedIn = { text: 12, amount: ' 12.5', due: '2026-01-31T12:00:00' };
	expect(await read(field, below(typedIn))).toEqual({
		text: '12',
		amount: 12.5,
		due: '2026-01-31T12:00:00.000Z',
	});
	const expressions = Object.keys(TEXTS).map((key) => [key, `={{ $json.${key} }}`]);
	expect(await read(field, below(Object.fromEntries(expressions)), TEXTS)).toEqual(TYPED);
});

test.each([
	['2026-01-31', '2026-01-31T00:00:00.000Z'],
	['2026-01-31T00:00:00', '2026-01-31T00:00:00.000Z'],
	['2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
	['2026-01-31T23:30:00-08:00', '2026-01-31T23:30:00.000Z'],
	['2026-01-31T00:00:00+13:00', '2026-01-31T00:00:00.000Z'],
])('a date is the day that is written, in UTC: %s', async (due, expected) => {
	expect(await read(field, below({ due }))).toEqual({ due: expected });
	expect(await read(field, below({ due: '={{ $json.due }}' }), { due })).toEqual({ due: expected });
	expect(await read(field, automatic, { due })).toEqual({ due: expected });
});

test('today is the day in the zone of the workflow', async () => {
	const due = "={{ DateTime.fromISO('2026-01-31', { zone: 'Europe/Berlin' }) }}";
	const day = await read(field, below({ due }));
	expect(day).toEqual({ due: '2026-01-31T00:00:00.000Z' });
	const number = { due: Date.parse('2026-01-30T23:00:00Z') };
	expect(await read(field, automatic, number)).toEqual(day);
});

test('the input’s values are taken by the names of fields, in their types', async () => {
	expect(await read(field, automatic, { ...TEXTS, other: 1 })).toEqual(TYPED);
});

test('what was mapped before is of no account then', async () => {
	const mapped = { ...automatic, value: { amount: '={{ $json.missing }}' } };
	expect(await read(field, mapped, { text: 'a' })).toEqual({ text: 'a' });
});

describe('several choices', () => {
	const options = [
		{ name: 'Europe › France', value: 'fr' },
		{ name: 'Asia › Japan', value: 'jp' },
		{ name: 'Korea, Republic of', value: 'kr' },
	];
	const regions = [{ id: 'regions', displayName: 'Regions', type: 'multiOptions', options }];
	const chosen = async (given: unknown) => {
		const value = { mappingMode: 'defineBelow', value: { regions: given }, schema: regions };
		return await read(field, value, { list: ['jp', 'Europe › France'] });
	};

	test.each<[unknown, unknown]>([
		[['fr', 'jp'], { regions: ['fr', 'jp'] }],
		['={{ $json.list }}', { regions: ['jp', 'fr'] }],
		['asia › japan, fr', { regions: ['jp', 'fr'] }],
		['fr, FR', { regions: ['fr'] }],
		['korea, republic of', { regions: ['kr'] }],
		['["Korea, Republic of", "fr"]', { regions: ['kr', 'fr'] }],
		[[], {}],
	])('%j', async (given, expected) => {
		expect(await chosen(given)).toEqual(expected);
	});

	test('are among those that there are', async () => {
		expect(await chosen(['fr', 'de'])).toContain(
			"'Values › Regions' is not one of Europe › France, Asia › Japan, Korea, Republic of",
		);
	});
});

test('fields without a value are left out', async () => {
	expect(await read(field, below({ text: null, amount: 0 }))).toEqual({ amount: 0 });
	expect(await read(field, below(null))).toEqual({});
	expect(await read(field, automatic, { text: null, amount: 0 })).toEqual({ amount: 0 });
});

test('all values as one expression', async () => {
	expect(await read(field, below('={{ $json }}'), { amount: 1 })).toEqual({ amount: 1 });
});

describe('a field that the editor did not know', () => {
	test.each([
		[
			['a', 5],
			['a', '5'],
		],
		['a', 'a'],
		[5, 5],
		[true, true],
	])('keeps %j', async (v, other) => {
		expect(await read(field, below({ other: '={{ $json.v }}' }), { v })).toEqual({ other });
	});

	test.each([
		[{ x: 1 }, 'is not a text, a number or a list It is an object.'],
		[[{ x: 1 }], 'has an object as its entry 1'],
		[['a', null], 'has nothing as its entry 2'],
	])('refuses %j', async (v, expected) => {
		expect(await read(field, below({ other: '={{ $json.v }}' }), { v })).toContain(
			`'Values › other' ${expected}`,
		);
	});
});

describe('what does not fit a field is refused, with its name', () => {
	test.each<[string, unknown]>([
		['amount', '1,5'],
		['amount', 'Infinity'],
		['amount', '9007199254740993'],
		['amount', []],
		['due', 'soon'],
		['state', 'closed'],
		['tags', {}],
		['paid', 'maybe'],
		['text', {}],
	])('%s: %j', async (key, value) => {
		const json: IDataObject = { v: value as IDataObject };
		const label = `'Values › ${key.toUpperCase()}'`;
		expect(await read(field, below({ [key]: '={{ $json.v }}' }), json)).toContain(label);
		expect(await read(field, automatic, { [key]: value } as IDataObject)).toContain(label);
	});
});

describe('a mapping without values is no mapping', () => {
	test.each([
		['={{ ({ amount: 1 }) }}', "'Values' does not map values to fields"],
		[{ amount: 1 }, "'Values' does not map values to fields: it is an object"],
		[below('={{ JSON.stringify($json) }}'), "'Values' does not map values to fields"],
		[below('={{ $json.missing }}'), "'Values' is empty: its expression"],
		[{ ...automatic, schema: undefined }, "'Values' cannot be mapped automatically"],
		[{ ...automatic, schema: [] }, "'Values' cannot be mapped automatically"],
		[automatic, "'Values' finds none of its fields in the input The fields are text, amount"],
	])('%j', async (given, expected) => {
		expect(await read(field, given, { other: 1 })).toContain(expected);
	});
});
