import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	choices,
	date,
	dateTime,
	flag,
	integer,
	jsonList,
	jsonObject,
	list,
	number,
	optionalText,
	text,
} from '../../../nodes/Box/fields';
import type { Field } from '../../../nodes/Box/framework/field';
import { useFields } from '../../fields/readField';

const { read } = useFields();

/** Each kind of field, what a model gives for it, and what it is read as. */
const CASES: Array<[kind: string, Field<unknown>, Array<[given: unknown, value: unknown]>]> = [
	[
		'a whole number',
		integer('Value'),
		[
			['10', 10],
			[' 10 ', 10],
			['10.0', 10],
			[10, 10],
			['1e3', 1000],
			['', undefined],
			['null', undefined],
			['"10"', 10],
		],
	],
	[
		'a number',
		number('Value'),
		[
			['-2.5', -2.5],
			['.5', 0.5],
		],
	],
	[
		'a flag',
		flag('Value', { description: 'Whether it is' }),
		[
			['true', true],
			['True', true],
			[' TRUE ', true],
			['false', false],
			[true, true],
			['', false],
			['"true"', true],
			["'False'", false],
		],
	],
	[
		'a choice',
		choice('Value', { co_owner: 'Co-Owner', editor: 'Editor' }),
		[
			['editor', 'editor'],
			['Editor', 'editor'],
			[' EDITOR ', 'editor'],
			['Co-Owner', 'co_owner'],
			['"Co-Owner"', 'co_owner'],
			['', 'co_owner'],
		],
	],
	[
		'some choices',
		choices('Value', { file: 'File', web_link: 'Web Link' }),
		[
			['["file","web_link"]', ['file', 'web_link']],
			['file, web_link', ['file', 'web_link']],
			[['File'], ['file']],
			['Web Link', ['web_link']],
			['- File\n- Web Link', ['file', 'web_link']],
			['"file", "web_link"', ['file', 'web_link']],
			['```json\n["file"]\n```', ['file']],
			['[]', []],
			['', []],
		],
	],
	[
		'a list',
		list('Value'),
		[
			['["a","b, c"]', ['a', 'b, c']],
			['a, b', ['a', 'b']],
			[
				['a', 1],
				['a', '1'],
			],
			["['a', 'b']", ['a', 'b']],
			["['a', 'b',]", ['a', 'b']],
			['["a", "b, c",]', ['a', 'b, c']],
			['[a, b]', ['a', 'b']],
			['[draft]', ['[draft]']],
			['a\nb\r\n\nc, d', ['a', 'b', 'c', 'd']],
			['- a\n- b', ['a', 'b']],
			['- a', ['- a']],
			['"a, b", "c"', ['a, b', 'c']],
			['"a", b', ['a', 'b']],
			['12345678901234567890, 007', ['12345678901234567890', '007']],
			['null', []],
		],
	],
	[
		'a text',
		text('Value'),
		[
			['10', '10'],
			[10, '10'],
		],
	],
	[
		'an optional text',
		optionalText('Value'),
		[
			['a', 'a'],
			['', undefined],
			[null, undefined],
		],
	],
	[
		'a date and time',
		dateTime('Value'),
		[
			['2026-01-31T09:00:00Z', '2026-01-31T09:00:00+00:00'],
			['2026-01-31T09:00:00.000+01:00', '2026-01-31T08:00:00+00:00'],
			['2026-01-31 09:00', '2026-01-31T08:00:00+00:00'],
			['2026-01-31', '2026-01-30T23:00:00+00:00'],
			['"2026-01-31"', '2026-01-30T23:00:00+00:00'],
			['1769850000', '2026-01-31T09:00:00+00:00'],
			['1769850000000', '2026-01-31T09:00:00+00:00'],
			['', undefined],
		],
	],
	[
		'a day',
		date('Value'),
		[
			['2026-01-31', '2026-01-31'],
			['2026-01-31T23:30:00Z', '2026-02-01'],
		],
	],
	[
		'an object',
		jsonObject('Value'),
		[
			['{"a":1}', { a: 1 }],
			[{ a: 1 }, { a: 1 }],
			['"{\\"a\\":1}"', { a: 1 }],
			['```json\n{"a":1}\n```', { a: 1 }],
			['', undefined],
		],
	],
	[
		'a list of JSON',
		jsonList('Value'),
		[
			['[{"a":1}]', [{ a: 1 }]],
			[[{ a: 1 }], [{ a: 1 }]],
		],
	],
];

describe.each(CASES)('%s from a model', (_, field, cases) => {
	test.each(cases)('%j is %j', async (v, value) => {
		const expression = "={{ $fromAI('v', ``, 'string') }}";
		expect(await read(field, expression, { v } as IDataObject)).toEqual(value);
	});
});

test('a day that people write is refused with the form that it needs', async () => {
	const said = await read(date('Value'), "={{ $fromAI('v') }}", { v: '31/01/2026' });
	expect(said).toBe("'Value' is not a date It is '31/01/2026'. Use a form such as 2026-01-31.");
});
