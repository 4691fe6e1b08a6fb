import type { INodeParameters, NodeOperationError, NodeParameterValue } from 'n8n-workflow';

import {
	choice,
	choices,
	collection,
	converted,
	date,
	dateTime,
	email,
	flag,
	guard,
	id,
	integer,
	itemName,
	jsonList,
	jsonObject,
	keyValues,
	list,
	number,
	optionalText,
	rows,
	text,
	url,
	when,
} from '../../nodes/Box/fields';
import type { Field } from '../../nodes/Box/framework/field';
import { useFields } from './readField';

const { run, read } = useFields();

const MISSING = '={{ $json.missing }}';

type Row = [name: string, field: Field<unknown>, given: unknown, expected: unknown];

const READ: Row[] = [
	['text', text('Name'), 'a', 'a'],
	['text from a number', text('Name'), '={{ 12 }}', '12'],
	['text, empty with a meaning', text('Name', { empty: null }), '', null],
	['optional text', optionalText('Name'), '', undefined],
	['guard', guard('Password', { secret: true }), 'a b', 'a b'],
	['item name', itemName('Name'), 'a.txt', 'a.txt'],
	['ID', id('Version ID'), ' 12 ', '12'],
	['list', list('Tags'), 'a, b', ['a', 'b']],
	['list in JSON', list('Tags'), '["a","b"]', ['a', 'b']],
	['flag', flag('On', { description: 'Whether it is on' }), '={{ "True" }}', true],
	['flag, not set', flag('On', { description: 'Whether', default: true }), undefined, true],
	['integer', integer('Size'), '={{ "12" }}', 12],
	['integer, empty', integer('Size'), '', undefined],
	['number', number('Amount'), '={{ "-1.5" }}', -1.5],
	['number of zero', number('Amount'), 0, 0],
	['date', date('Day'), '2026-01-31', '2026-01-31'],
	['date as the editor stores it', date('Day'), '2026-01-31T00:00:00', '2026-01-31'],
	['date of a moment, in the workflow’s zone', date('Day'), '2026-01-31T23:30:00Z', '2026-02-01'],
	['date from luxon', date('Day'), '={{ DateTime.fromISO("2026-01-31T23:30:00Z") }}', '2026-02-01'],
	['date, empty', date('Day'), '', undefined],
	['date and time', dateTime('At'), '2026-01-31T12:00:00', '2026-01-31T11:00:00+00:00'],
	['choice', choice('Role', { editor: 'Editor', viewer: 'Viewer' }), '={{ " VIEWER" }}', 'viewer'],
	['choices', choices('Types', { a: 'A', b: 'B' }), ['b', 'a'], ['b', 'a']],
	['JSON object', jsonObject('Values'), '{ "a": [1, null] }', { a: [1, null] }],
	['JSON object from an expression', jsonObject('Values'), '={{ { a: 1 } }}', { a: 1 }],
	['JSON object, empty', jsonObject('Values'), ' ', undefined],
	['JSON object, emptied', jsonObject('Values', { empty: null }), '', null],
	['JSON object that is not emptied', jsonObject('Values', { empty: null }), '{}', {}],
	['JSON list', jsonList('Values'), '[{ "a": 1 }]', [{ a: 1 }]],
	['email', email('Email'), ' ann@example.com ', 'ann@example.com'],
	['email, empty with a meaning', email('Email', { empty: null }), '', null],
	['URL', url('Address'), ' https://example.com/a?b=c ', 'https://example.com/a?b=c'],
	['text in another form', converted(text('Name'), (name) => ({ name })), 'a', { name: 'a' }],
];

test.each(READ)('%s', async (_, field, given, expected) => {
	expect(await read(field, given)).toEqual(expected);
});

const REFUSED: Row[] = [
	['text', text('Name'), '', "'Name' is empty"],
	['text', text('Name'), '={{ [1] }}', "'Name' is not a text"],
	['item name', itemName('Name'), 'a/b', "'Name' contains a slash: 'a/b'"],
	['ID', id('Version ID'), 'a', "'Version ID' is not an ID: 'a'"],
	['list', list('Tags'), '={{ [{}] }}', "'Tags' has an object as its entry 1"],
	[
		'flag',
		flag('On', { description: 'Whether' }),
		'={{ "maybe" }}',
		"'On' is neither true nor false",
	],
	['integer', integer('Size'), 1.5, "'Size' is not a whole number of 0 or more"],
	[
		'integer',
		integer('Size', { minimum: 1, maximum: 9 }),
		10,
		"'Size' is not a whole number from 1 to 9",
	],
	['number', number('Amount'), '={{ "1,5" }}', "'Amount' is not a number"],
	['number', number('Amount', { maximum: 1 }), 2, "'Amount' is not a number of at most 1"],
	['date', date('Day'), '31.01.2026', "'Day' is not a date"],
	['date', date('Day'), '2026-02-30', "'Day' is not a date"],
	['choice', choice('Role', { a: 'A', b: 'B' }), '={{ "c" }}', "'Role' is none of a, b"],
	[
		'choices',
		choices('Types', { a: 'A', b: 'B' }),
		['c'],
		"'Types' has 'c', which is none of a, b",
	],
	['JSON object', jsonObject('Values'), '[]', "'Values' is not a JSON object"],
	['JSON object', jsonObject('Values'), '12', "'Values' is not a JSON object"],
	['JSON list', jsonList('Values'), '{}', "'Values' is not a JSON list"],
	['email', email('Email'), '', "'Email' is empty"],
	['email', email('Email'), 'Ann', "'Email' is not an email address: 'Ann'"],
	['URL', url('Address'), '', "'Address' is empty"],
	['URL', url('Address'), 'example.com', "'Address' is not a URL: 'example.com'"],
	['URL', url('Address'), 'ftp://example.com', "'Address' is not a URL: 'ftp://example.com/…'"],
	[
		'URL, whose path may be a secret',
		url('Address', { refuse: () => ({ problem: 'wrong', remedy: 'Use another.' }) }),
		'https://example.com/secret?key=secret',
		"'Address' is wrong: 'https://example.com/…' Use another.",
	],
];

test.each(REFUSED)('%s is refused: %#', async (_, field, given, expected) => {
	expect(await read(field, given)).toContain(expected);
});

describe('a mistake in JSON is shown at its place', () => {
	test.each([
		['{ "a": 1,\n  "b": 2\n  "c": 3 }', 'line 3, column 3', 'a comma or }'],
		["{ 'a': 1 }", 'line 1, column 3', 'a name in double quotation marks'],
		['{ "a": 1, }', 'line 1, column 11', 'a name in double quotation marks'],
		['{ "a" 1 }', 'line 1, column 7', 'a colon'],
		['{ "a": }', 'line 1, column 8', 'a value'],
		['{ "a": "b }', 'line 1, column 8', 'the end of the text'],
		['{ "a": [1, 2', 'line 1, column 13', 'a comma or ]'],
		['{ "a": 01 }', 'line 1, column 9', 'a comma or }'],
		['{} x', 'line 1, column 4', 'the end'],
		['{ "a": True }', 'line 1, column 8', 'a value'],
	])('%j', async (given, place, expected) => {
		const said = await read(jsonObject('Values'), given);
		expect(said).toContain(`'Values' is not valid JSON: ${place}`);
		expect(said).toContain(`There should be ${expected}`);
	});
});

describe('an expression that gives nothing is an error, whatever the kind', () => {
	const kinds: Array<Field<unknown>> = [...READ.map(([, field]) => field)];
	const unique = [
		...new Map(kinds.map((field) => [JSON.stringify(field.property), field])).values(),
	];
	test.each(unique.map((field) => [field.property.type, field] as const))(
		'%s',
		async (_, field) => {
			const { displayName } = field.property;
			for (const value of [MISSING, '={{ null }}']) {
				expect(await read(field, value)).toContain(`'${displayName}' is empty: its expression`);
			}
		},
	);

	test('in a row, which has its number', async () => {
		const field = rows('Attributes', {
			button: 'Add Attribute',
			row: { name: 'rows', displayName: 'Attributes' },
			fields: { key: text('Key'), value: text('Value') },
		});
		const value = {
			rows: [
				{ key: 'a', value: 'b' },
				{ key: 'c', value: MISSING },
			],
		};
		expect(await read(field, value)).toContain(
			"'Attributes › Value 2' is empty: its expression {{ $json.missing }} gives nothing",
		);
	});

	test('in a collection', async () => {
		const { error } = await run(
			{ options: { note: text('Note') } },
			{ options: { note: MISSING } },
		);
		expect(error?.message).toContain("'Note' is empty: its expression");
	});
});

describe('rows', () => {
	const field = rows('Attributes', {
		button: 'Add Attribute',
		row: { name: 'rows', displayName: 'Attributes' },
		fields: { key: text('Key'), size: when({ key: 'size' }, integer('Size')) },
	});

	test('each row has its own values, those that are shown', async () => {
		const value = {
			rows: [
				{ key: 'size', size: 3 },
				{ key: 'a', size: 4 },
			],
		};
		expect(await read(field, value)).toEqual([{ key: 'size', size: 3 }, { key: 'a' }]);
	});

	test('none is an empty list', async () => {
		expect(await read(field, {})).toEqual([]);
	});

	test('more than Box takes', async () => {
		const few = rows('Attributes', {
			button: 'Add Attribute',
			row: { name: 'rows', displayName: 'Attributes' },
			fields: { key: text('Key') },
			maximum: 2,
		});
		const value = { rows: [{ key: 'a' }, { key: 'b' }] };
		expect(await read(few, value)).toHaveLength(2);
		expect(await read(few, { rows: [...value.rows, { key: 'c' }] })).toBe(
			"'Attributes' has 3 rows Box takes at most 2.",
		);
	});

	test('an error names the row', async () => {
		const value = {
			rows: [
				{ key: 'size', size: 1 },
				{ key: '', size: 1 },
			],
		};
		expect(await read(field, value)).toContain("'Attributes › Key 2' is empty");
	});
});

describe('a collection in a row', () => {
	const field = rows('Signers', {
		button: 'Add Signer',
		row: { name: 'signers', displayName: 'Signers' },
		fields: {
			email: text('Email'),
			options: collection('Options', {
				button: 'Add Option',
				fields: { order: integer('Order'), password: guard('Password', { secret: true }) },
			}),
		},
	});
	const of = (...signers: INodeParameters[]) => ({ signers });

	test('has what was added', async () => {
		const value = of({ email: 'a', options: { order: 0 } }, { email: 'b', options: {} });
		expect(await read(field, value)).toEqual([
			{ email: 'a', options: { order: 0 } },
			{ email: 'b', options: {} },
		]);
	});

	test('an error names the field and the row', async () => {
		const value = (order: NodeParameterValue) =>
			of({ email: 'a' }, { email: 'b', options: { order } });
		expect(await read(field, value(-1))).toContain("'Signers › Order 2' is not a whole number");
		expect(await read(field, value(MISSING))).toContain(
			"'Signers › Order 2' is empty: its expression",
		);
	});

	test('a secret in it is blanked', async () => {
		const signers = of({ email: '', options: { password: 'Secret-1' } });
		const { error } = await run({ fields: { signers: field } }, { signers });
		expect(error?.message).toBe("'Signers › Email 1' is empty");
		expect((error as unknown as NodeOperationError).node.parameters).toMatchObject({
			signers: { signers: [{ options: { password: '***' } }] },
		});
	});
});

describe('keys with values', () => {
	const field = keyValues('Properties', { button: 'Add Property' });
	const row = (key: string, value: string) => ({ key, value });

	test('are an object, whatever the keys', async () => {
		const values = [row('a', '1'), row('b', ''), row('constructor', '2')];
		expect(await read(field, { values })).toEqual({ a: '1', b: '', constructor: '2' });
	});

	test('a key that comes twice is refused', async () => {
		const values = [row('a', '1'), row('a', '2')];
		expect(await read(field, { values })).toContain("'Properties › Key 2' repeats an earlier key");
	});
});

describe('what goes into a request', () => {
	const options = {
		canDownload: flag('Can Download', { description: 'Whether', key: 'permissions.can_download' }),
		canEdit: flag('Can Edit', { description: 'Whether', key: 'permissions.can_edit' }),
		expiresAt: dateTime('Expires At', { empty: null }),
		fields: list('Fields', { to: 'query' }),
		ifMatch: guard('Etag', { to: 'headers', key: 'If-Match' }),
		local: text('Local', { to: 'nowhere' }),
	};

	test('is what was set, under the names that Box knows', async () => {
		const set = { canDownload: false, expiresAt: '', fields: 'a,b', ifMatch: '3', local: 'x' };
		const { json } = await run({ options }, { options: set });
		expect(json[0]).toMatchObject({
			body: { permissions: { can_download: false }, expires_at: null },
			query: { fields: ['a', 'b'] },
			headers: { 'If-Match': '3' },
		});
		expect(JSON.stringify(json[0]?.body)).not.toContain('can_edit');
	});

	test('nothing is sent of what is not set', async () => {
		const { json } = await run({ options }, { options: {} });
		expect(json[0]).toMatchObject({ body: {}, query: {}, headers: {} });
	});

	test('an update without a change is refused', async () => {
		const updateFields = { name: text('Name') };
		const { error } = await run({ updateFields }, { updateFields: {} });
		expect(error?.message).toBe("'Update Fields' is empty");
	});
});

test('a field that is not shown is not read', async () => {
	const fields = {
		kind: choice('Kind', { a: 'A', b: 'B' }),
		first: when({ kind: 'a' }, text('First')),
		second: when({ kind: ['b'] }, text('Second')),
	};
	const { json } = await run({ fields }, { kind: '={{ $json.kind }}', second: 'x' }, { kind: 'b' });
	expect(json[0]?.values).toEqual({ kind: 'b', second: 'x' });
});

describe('secrets by declaration', () => {
	const secret = guard('Key', { secret: true });
	const fields = {
		tokens: rows('Keys', {
			button: 'Add Key',
			row: { name: 'rows', displayName: 'Keys' },
			fields: { key: secret, note: text('Note') },
		}),
	};
	const given = {
		tokens: {
			rows: [
				{ key: 'Secret-1', note: 'n' },
				{ key: 'Secret-2', note: '' },
			],
		},
	};

	test('are blanked in an error, wherever they stand', async () => {
		const { error } = await run(
			{ fields, options: { signature: secret } },
			{
				...given,
				options: { signature: 'Secret-3' },
			},
		);
		expect(error?.message).toBe("'Keys › Note 2' is empty");
		expect(JSON.stringify(error)).not.toContain('Secret');
		expect((error as unknown as NodeOperationError).node.parameters).toMatchObject({
			tokens: { rows: [{ key: '***', note: 'n' }, { key: '***' }] },
			options: { signature: '***' },
		});
	});
});
