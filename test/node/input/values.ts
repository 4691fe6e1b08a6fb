import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byPath, byUrl, items, only, useBox } from '../../operations/support';

const box = useBox();

const V = '={{ $json.v }}';

type Place = [operation: [string, string], parameters: INodeParameters];

const file = { file: byId('12') };
const TAGS: Place = [['file', 'update'], { ...file, updateFields: { tags: V } }];
const NAME: Place = [['folder', 'create'], { name: V }];
const EXPIRY: Place = [['sharedLink', 'create'], { ...file, options: { unsharedAt: V } }];
const PASSWORD: Place = [
	['sharedLink', 'create'],
	{ ...file, access: 'open', options: { password: V } },
];
const IF_MATCH: Place = [['file', 'delete'], { ...file, options: { ifMatch: V } }];
const AS_USER: Place = [['file', 'get'], { ...file, requestOptions: { asUser: V } }];
const VERSION: Place = [['file', 'download'], { ...file, options: { version: V } }];
const LINK: Place = [['file', 'get'], { ...file, options: { sharedLink: V } }];
const LINK_PASSWORD: Place = [
	['file', 'get'],
	{
		...file,
		options: { sharedLink: 'https://app.box.com/s/abc', sharedLinkPassword: V },
	},
];
const HINTS: Place = [['file', 'get'], { ...file, options: { representations: V } }];
const FILE: Place = [['file', 'get'], { file: byId(V) }];
const POSITION: Place = [['event', 'getAll'], { startFrom: 'position', streamPosition: V }];
const LIMIT: Place = [['search', 'query'], { query: 'x', limit: V }];

const LOST_DIGITS = 'is a number that is too long for n8n and has lost its last digits';
const HALF = 'contains half of a character, which cannot be sent';
const NO_NUMBER = 'is not a number: its expression gives NaN';
const CONTROL = 'contains a line break or another control character';

const date = (text: string) => `={{ ${text} }}`;

/** What is given for a field, and what is said of it. */
const REFUSED: Array<[what: string, place: Place, value: unknown, message: string]> = [
	['a list with nothing in it', TAGS, ['a', null], "'Tags' has nothing as its entry 2"],
	['a list with an object', TAGS, ['a', { x: 1 }], "'Tags' has an object as its entry 2"],
	['a list with a list', TAGS, [['a'], 'b'], "'Tags' has a list as its entry 1"],
	['a list with a truth', TAGS, ['a', true], "'Tags' has true as its entry 2"],
	['a list with a long number', TAGS, ['a', 2 ** 60], `'Tags' has an entry 2 that ${LOST_DIGITS}`],
	['half a character in a list', TAGS, ['\ud83d'], `'Tags' has an entry 1 that ${HALF}`],
	['an object for a list', TAGS, { a: 1 }, "'Tags' is not a list: an object"],
	['nothing in a list of JSON', TAGS, '["a", null]', "'Tags' has nothing as its entry 2"],
	['commas alone', TAGS, ' , ', "'Tags' is empty: its expression {{ $json.v }} gives nothing"],
	['an object for a text', NAME, { a: 1 }, "'Folder Name' is not a text"],
	['a list for a text', NAME, ['a'], "'Folder Name' is not a text"],
	['a truth for a text', NAME, true, "'Folder Name' is not a text"],
	['half a character in a name', NAME, 'a\udc00b', `'Folder Name' ${HALF}`],
	['a long number for a name', NAME, 2 ** 60, `'Folder Name' ${LOST_DIGITS}`],
	['half a character in a password', PASSWORD, 'Secret-12\ud83d', `'Password' ${HALF}`],
	['half a character in another', LINK_PASSWORD, 'a\ud83d', `'Shared Link Password' ${HALF}`],
	['half a character in a link', LINK, 'https://app.box.com/s/\ud83d', `'Shared Link' ${HALF}`],
	['half a character in an etag', IF_MATCH, '1\ud83d', `'If-Match (Etag)' ${HALF}`],
	['a line break in an etag', IF_MATCH, '1\r\nX: y', `'If-Match (Etag)' ${CONTROL}`],
	['a tab in an etag', IF_MATCH, '1\t2', `'If-Match (Etag)' ${CONTROL}`],
	['no ASCII in an etag', IF_MATCH, '1é', "'If-Match (Etag)' is not an etag: '1é'"],
	['a space in an etag', IF_MATCH, '1 2', "'If-Match (Etag)' is not an etag: '1 2'"],
	['quotation marks alone', IF_MATCH, '""', `'If-Match (Etag)' is not an etag: '""'`],
	['a line break in a link', LINK, 'https://app.box.com/s/a\nb', `'Shared Link' ${CONTROL}`],
	['a line break in hints', HINTS, '[pdf]\r\nX: y', `'Representations' ${CONTROL}`],
	[
		'an emoji in hints',
		HINTS,
		'[😀]',
		"'Representations' contains a character that a header cannot",
	],
	['a line break in a user', AS_USER, '1\n2', "'As User (ID)' is not an ID: '1…'"],
	['a rounded user', AS_USER, 12345678901234567890, `'As User (ID)' ${LOST_DIGITS}`],
	['a rounded version', VERSION, 1e21, `'Version ID' ${LOST_DIGITS}`],
	['a rounded ID', FILE, 9007199254740993, `'File' ${LOST_DIGITS}`],
	['an ID as 1e21', FILE, 1e21, `'File' ${LOST_DIGITS}`],
	['a broken ID', FILE, 1.5, "'File' is not the ID of a file: '1.5'"],
	['a negative ID', FILE, -5, "'File' is not the ID of a file: '-5'"],
	['half a character in an ID', FILE, '\ud83d', `'File' ${HALF}`],
	['a negative user', AS_USER, -5, "'As User (ID)' is not an ID: '-5'"],
	['a rounded position', POSITION, 1152922976252290886, `'Position' ${LOST_DIGITS}`],
	['a negative position', POSITION, -1, "'Position' is not a position: '-1'"],
	['a word for a number', LIMIT, 'many', "'Limit' is not a whole number of 1 or more"],
	['spaces for a number', LIMIT, '  ', "'Limit' is empty: its expression"],
	['a truth for a number', LIMIT, true, "'Limit' is not a whole number of 1 or more"],
	['a list for a number', LIMIT, [5], "'Limit' is not a whole number of 1 or more"],
	...[0, -1, 5, 1.5, 20260131, 999999999, 12345678901, 1e20].map(
		(number): [string, Place, unknown, string] => [
			`${number} for a date`,
			EXPIRY,
			number,
			number === 1e20 ? `'Expires At' ${LOST_DIGITS}` : "'Expires At' is not a date and time",
		],
	),
	['a truth for a date', EXPIRY, true, "'Expires At' is not a date and time"],
	['a list for a date', EXPIRY, ['2026-01-31'], "'Expires At' is not a date and time"],
];

async function attempt([[resource, operation], parameters]: Place, json: IDataObject) {
	return await box.run(resource, operation, parameters, { input: items(json) });
}

describe('refused before a request', () => {
	test.each(REFUSED)('%s', async (_, place, value, message) => {
		const { error } = await attempt(place, { v: value } as IDataObject);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(/\w+/);
		expect(box.calls()).toEqual([]);
	});

	test.each<[string, Place, string, string]>([
		['no number', LIMIT, date('Number("abc")'), `'Limit' ${NO_NUMBER}`],
		['no number for a text', NAME, date('0 / 0'), `'Folder Name' ${NO_NUMBER}`],
		['no number for a date', EXPIRY, date('new Date("x").getTime()'), `'Expires At' ${NO_NUMBER}`],
		['no end', LIMIT, date('1 / 0'), "'Limit' is not a number: its expression gives Infinity"],
		['an invalid Date', EXPIRY, date('new Date("x")'), 'is a date that does not exist'],
		['an invalid DateTime', EXPIRY, date('DateTime.fromISO("x")'), 'is a date that does not exist'],
		['a DateTime for a text', NAME, date('$now'), "'Folder Name' is not a text"],
		['a function', NAME, date('$json.v.toUpperCase'), "'Folder Name' has an expression that fails"],
		[
			'a node that did not run',
			NAME,
			date("$('Elsewhere').item.json.name"),
			"'Folder Name' has an expression that fails, {{ $('Elsewhere').item.json.name }}: ",
		],
	])('%s', async (_, [operation, parameters], expression, message) => {
		const text = JSON.stringify(parameters).replaceAll(
			JSON.stringify(V),
			JSON.stringify(expression),
		);
		const { error } = await attempt([operation, JSON.parse(text)], { v: 'x' });
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(error?.message).toContain(message);
		expect(box.calls()).toEqual([]);
	});

	test.each<[string, [string, string], INodeParameters]>([
		['a name', ['folder', 'create'], { name: '=Report {{ $json.v }}' }],
		[
			'a password',
			['sharedLink', 'create'],
			{ ...file, options: { password: '=1-{{ $json.v }}' } },
		],
		['a path', ['folder', 'get'], { folder: byPath('=/Clients/{{ $json.v }}') }],
	])('an object in the text of %s', async (_, operation, parameters) => {
		const { error } = await attempt([operation, parameters], { v: { a: 1 } });
		expect(error?.message).toMatch(/^'[\w ]+' has an object in its text: \{\{ \$json\.v \}\}$/);
		expect(box.calls()).toEqual([]);
	});

	test('a date as an object says what it is', async () => {
		const { error } = await attempt([NAME[0], { name: date('$now') }], {});
		expect(error?.description).toBe('It is a date.');
	});
});

describe('a part of an expression that gives nothing', () => {
	const missing = (label: string) =>
		`'${label}' is empty: its expression {{ $json.missing }} gives nothing`;

	test.each<[string, [string, string], INodeParameters, string]>([
		[
			'of a path',
			['folder', 'delete'],
			{ folder: byPath('=/Clients/{{ $json.missing }}'), options: { recursive: true } },
			'Folder',
		],
		[
			'in the middle of a path',
			['folder', 'get'],
			{ folder: byPath('=/Clients/{{ $json.missing }}x/2026') },
			'Folder',
		],
		[
			'of a URL',
			['file', 'get'],
			{ file: byUrl('=https://app.box.com/file/{{ $json.missing }}') },
			'File',
		],
		['of an ID', ['file', 'get'], { file: byId('=12{{ $json.missing }}') }, 'File'],
		[
			'of a password',
			['sharedLink', 'create'],
			{ ...file, options: { password: '=Secret-{{ $json.missing }}' } },
			'Password',
		],
		[
			'of a user',
			['file', 'delete'],
			{ ...file, requestOptions: { asUser: '=1{{ $json.missing }}' } },
			'As User (ID)',
		],
		[
			'of a date',
			['sharedLink', 'create'],
			{ ...file, options: { unsharedAt: '=2036-01-31{{ $json.missing }}' } },
			'Expires At',
		],
	])('%s', async (_, [resource, operation], parameters, label) => {
		const { error } = await box.run(resource, operation, parameters);
		expect(error?.message).toBe(missing(label));
		expect(JSON.stringify(error?.message)).not.toContain('Secret');
		expect(box.calls()).toEqual([]);
	});

	test('an empty name in a path would be the folder above', async () => {
		const parameters = { folder: byPath('=/Clients/{{ $json.client }}') };
		const input = items({ client: '' });
		const { error } = await box.run('folder', 'delete', parameters, { input });
		expect(error?.message).toContain("'Folder' is empty: its expression {{ $json.client }}");
		expect(box.calls()).toEqual([]);
	});

	test('but other text may have gaps', async () => {
		const run = await box.run('folder', 'create', { name: '=Reports{{ $json.missing }} 2026' });
		expect(only(run)).toMatchObject({ name: 'Reports 2026' });
	});
});

describe('understood', () => {
	const tagsOf = async (v: unknown) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
		const parameters = { file: byId(id), updateFields: { tags: V } };
		only(await box.run('file', 'update', parameters, { input: items({ v } as IDataObject) }));
		return box.emulator.find('/a.txt')?.tags;
	};

	test.each([
		[
			['a', 5, ' b ', ''],
			['a', '5', 'b'],
		],
		['["a","b, c",5]', ['a', 'b, c', '5']],
		[' [ "a" ] ', ['a']],
		['[draft], final', ['[draft]', 'final']],
		['[draft]', ['[draft]']],
		[7, ['7']],
		[[], []],
		['[]', []],
		['', []],
	])('%j as tags', async (given, tags) => {
		expect(await tagsOf(given)).toEqual(tags);
	});

	test.each(['"1"', 'W/"1"', ' "1" ', '1', 1])('%j as the etag 1', async (etag) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
		only(await box.run('file', 'update', { file: byId(id), updateFields: { tags: 'x' } }));
		const parameters = {
			file: byId(id),
			updateFields: { name: 'b.txt' },
			options: { ifMatch: V },
			simplify: false,
		};
		const run = await box.run('file', 'update', parameters, { input: items({ v: etag }) });
		expect(only(run)).toMatchObject({ name: 'b.txt', etag: '2' });
		expect(box.emulator.requests().at(-1)?.headers['if-match']).toBe('1');
	});

	test('a quoted etag that is not the item’s', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
		const options = { ifMatch: '"7"' };
		const { error } = await box.run('file', 'delete', { file: byId(id), options });
		expect(error).toMatchObject({ httpCode: '412' });
	});

	test.each([
		['seconds', Date.UTC(2036, 6, 1) / 1000],
		['milliseconds', Date.UTC(2036, 6, 1)],
		['a text', '2036-07-01T00:00:00Z'],
	])('a date as %s', async (_, v) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
		const parameters = { file: byId(id), options: { unsharedAt: V } };
		const run = await box.run('sharedLink', 'create', parameters, { input: items({ v }) });
		const link = only(run).shared_link as IDataObject;
		expect(Date.parse(String(link.unshared_at))).toBe(Date.UTC(2036, 6, 1));
	});

	test('a number of ordinary size as an ID or a text', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
		const run = await box.run(
			'file',
			'get',
			{ file: byId(V) },
			{ input: items({ v: Number(id) }) },
		);
		expect(only(run)).toMatchObject({ id });
	});
});

describe('no more than a line is repeated', () => {
	const taxonomy = {
		...{ type: 'taxonomy', key: 'a', displayName: 'A' },
		...{ namespace: 'enterprise_1', taxonomyKey: 'geography' },
	};
	const field = (values: INodeParameters) => ({
		displayName: 'Contract',
		templateFields: { fields: [{ ...taxonomy, ...values }] },
	});
	const jsonValues = (json: string) => ({
		...file,
		template: byId('enterprise.contract'),
		enterAs: 'json',
		json,
	});
	const long = `${'x'.repeat(5000)}\n${'secret '.repeat(100)}`;

	test.each<[string, Place]>([
		['a user', AS_USER],
		['a version', VERSION],
		['a position', POSITION],
		['an etag', IF_MATCH],
		['a folder name', [NAME[0], { name: '={{ $json.v.replace("\\n", "/") }}' }]],
		['a date', EXPIRY],
		['a limit', LIMIT],
		['an item type', [['folder', 'getItems'], { options: { itemTypes: V } }]],
		['a binary field', [['file', 'upload'], { binaryPropertyName: V }]],
		['an expression', [NAME[0], { name: `={{ $json.missing${' ?? null'.repeat(100)} }}` }]],
		['an operation', [['file', 'x'.repeat(5000)], {}]],
		['an entry of a list', [['file', 'update'], { ...file, updateFields: { collections: V } }]],
		['a level', [['metadataTemplate', 'create'], field({ selectableLevels: V })]],
		['a place in JSON', [['metadata', 'set'], jsonValues('={{ ({ [$json.v]: undefined }) }}')]],
	])('of %s', async (_, place) => {
		const { error } = await attempt(place, { v: long });
		expect(error).toBeDefined();
		expect(error?.message.length).toBeLessThan(260);
		expect(`${error?.message}${error?.description}`).not.toMatch(/secret|\n/);
		expect(box.calls()).toEqual([]);
	});

	test('of what Box says', async () => {
		const repeated = `Invalid value '${long}'`;
		const body = {
			...{ type: 'error', status: 400, code: 'bad_request', message: repeated },
			context_info: { errors: [{ name: 'name', message: repeated }] },
		};
		box.emulator.faults.add({ status: 400, body });
		const { error } = await attempt(NAME, { v: 'Reports' });
		expect(error?.message).toMatch(/^Box does not accept a value: name: Invalid value 'x+…$/);
		expect(`${error?.message}${error?.description}`.length).toBeLessThan(1400);
		expect(error?.description).not.toContain('\n');
	});
});
