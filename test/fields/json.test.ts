import { jsonList, jsonObject, objectList } from '../../nodes/Box/fields';
import { useFields } from './readField';

const { read } = useFields();

const values = jsonObject('Values');

test.each([
	['a byte order mark', '\ufeff{ "a": 1 }', { a: 1 }],
	['spaces that JSON does not know', '\u00a0\u2003{ "a": 1 }\u00a0', { a: 1 }],
	['minus zero', '{ "a": -0 }', { a: 0 }],
	['null and nothing in a list', '{ "a": null, "b": [] }', { a: null, b: [] }],
	[
		'names that all objects have',
		'{ "constructor": 1, "toString": 2 }',
		{ constructor: 1, toString: 2 },
	],
	['a date in an expression', '={{ ({ at: new Date(0) }) }}', { at: '1970-01-01T00:00:00+00:00' }],
	[
		'a number with all its digits',
		'={{ ({ id: 12345678901234567890n }) }}',
		{ id: '12345678901234567890' },
	],
])('%s', async (_, given, expected) => {
	expect(await read(values, given)).toEqual(expected);
});

test('__proto__ is a name like any other', async () => {
	const given = await read(values, '{ "__proto__": { "a": 1 } }');
	expect(JSON.stringify(given)).toBe('{"__proto__":{"a":1}}');
});

const DEEP = '['.repeat(100_000);

describe('what JSON would lose or damage is refused, with its place', () => {
	test.each([
		['{ "a": [12345678901234567890] }', "has a value at 'a[0]' that is a number that is too long"],
		['{ "a": { "b": 1e999 } }', "has a value at 'a.b' that is not a number"],
		['{ "a": "\\ud800" }', "has a value at 'a' that contains half of a character"],
		['{ "a": { "\\ud800": 1 } }', "has a name at 'a.\ufffd' that contains half of a character"],
		['={{ ({ a: NaN }) }}', "has a value at 'a' that is not a number"],
		['={{ ({ a: 2 ** 60 }) }}', "has a value at 'a' that is a number that is too long"],
		['={{ ({ a: $json.missing }) }}', "has nothing at 'a'"],
		['={{ ({ a: [1, undefined] }) }}', "has nothing at 'a[1]'"],
		['={{ ({ a: () => 1 }) }}', "has nothing at 'a'"],
		['={{ ({ a: new Set([1]) }) }}', "has a value at 'a' that JSON does not know"],
		['={{ ({ a: [/x/] }) }}', "has a value at 'a[0]' that JSON does not know"],
		['={{ new Map([["a", 1]]) }}', 'has a value that JSON does not know'],
		['={{ $now }}', 'is not a JSON object It is a date'],
		[`{ "a": ${DEEP}${DEEP.replaceAll('[', ']')} }`, 'has more than 200 levels'],
	])('%.60s', async (given, expected) => {
		expect(await read(values, given)).toContain(`'Values' ${expected}`);
	});
});

test.each([
	['={{ [{ a: 1 }, null] }}', 'has nothing as its entry 2'],
	['[{ "a": 1 }, null]', 'has nothing as its entry 2'],
	['["a"]', "has 'a' as its entry 1"],
	['[[1]]', 'has a list as its entry 1'],
])('of a list of objects, %s is refused', async (given, expected) => {
	expect(await read(objectList('Changes'), given)).toContain(`'Changes' ${expected}`);
	expect(await read(objectList('Changes'), '[{ "a": null }]')).toEqual([{ a: null }]);
});

describe('the place of a mistake', () => {
	test.each([
		['{ "a": 1,\r\n\t"b": }', 'line 2, column 7', 'a value'],
		['\ufeff\n{ "a": 1,, }', 'line 2, column 10', 'a name in double quotation marks'],
		['{ "😀": }', 'line 1, column 8', 'a value'],
		['{ "a": NaN }', 'line 1, column 8', 'a value'],
		['// note\n{}', 'line 1, column 1', 'a value'],
		['{ "a": "one\ntwo" }', 'line 1, column 8', 'with \\n for each line break'],
		[`{ "a": "${'x'.repeat(10_000_000)}"`, 'line 1, column 10000010', 'a comma or }'],
		[DEEP, 'line 1, column 202', 'no more than 200 levels'],
	])('%.40j', async (given, place, expected) => {
		const field = given === DEEP ? jsonList('Values') : values;
		const said = await read(field, given);
		expect(said).toContain(`'Values' is not valid JSON: ${place} `);
		expect(said).toContain(expected);
	});
});
