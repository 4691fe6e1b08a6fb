import { resources } from '../../../nodes/Box/resources';
import { byId, items, useBox } from '../../operations/support';
import { FIELDS, NAMED_FIELDS, type FieldCase } from '../../operations/support/everyField';

const box = useBox();

const MISSING = '={{ $json.missing }}';

/** What is protected as long as the field is filled: only the user can mean it to be empty. */
const PROTECTING = [
	'sharedLink create: Password',
	'sharedLink create: Expires At',
	'file lock: Expires At',
	'file update: Retention Date',
	'collaboration update: Expires At',
	'group create: Provenance',
	'group update: Provenance',
];

const json = { empty: '', spaces: '  ', nothing: null, nan: 'abc' };

test('every operation is tried', () => {
	const tried = new Set(FIELDS.map(({ resource, operation }) => `${resource} ${operation}`));
	expect(tried.size).toBe(
		Object.values(resources).flatMap(({ operations }) => Object.keys(operations)).length,
	);
	expect(FIELDS.length).toBeGreaterThan(150);
});

describe('an expression that gives nothing is refused before a request', () => {
	test.each(NAMED_FIELDS)('%s', async (_, { resource, operation, label, parameters }) => {
		const found: string[] = [];
		const expressions = [
			MISSING,
			'={{ $json.nothing }}',
			'={{ $json.missing.deeper[0] }}',
			'={{ [].first() }}',
			'= {{ $json.missing }}',
			'={{ $json.missing }}{{ $json.nothing }}',
		];
		for (const expression of expressions) {
			const { error } = await box.run(resource, operation, parameters(expression), {
				input: items(json),
			});
			expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
			found.push(String(error?.message));
		}
		const said = (expression: string) =>
			`'${label}' is empty: its expression ${expression} gives nothing`;
		expect(found).toEqual(expressions.map((each) => said(each.replace(/^=\s*/, ''))));
		expect(box.calls()).toEqual([]);
	});
});

describe('an empty text from an expression', () => {
	const isText = ({ type }: FieldCase) =>
		type === 'string' || type === 'dateTime' || type === 'number';
	const guards = NAMED_FIELDS.filter(
		([name, each]) => isText(each) && (!each.isMeantEmpty || PROTECTING.includes(name)),
	);
	const others = NAMED_FIELDS.filter(
		([, each]) => !isText(each) && each.type !== 'multiOptions' && !each.isMeantEmpty,
	);

	test.each([...guards, ...others])(
		'is refused: %s',
		async (_, { resource, operation, label, parameters }) => {
			const { error } = await box.run(resource, operation, parameters('={{ $json.empty }}'), {
				input: items(json),
			});
			expect(error?.message).toBe(
				`'${label}' is empty: its expression {{ $json.empty }} gives nothing`,
			);
			expect(box.calls()).toEqual([]);
		},
	);

	test('protections are among them, and say so', () => {
		const said = NAMED_FIELDS.filter(([, { saysSo }]) => saysSo).map(([name]) => name);
		expect(said.sort()).toEqual([...PROTECTING].sort());
	});

	const meant = NAMED_FIELDS.filter(
		([name, each]) => isText(each) && each.isMeantEmpty && !PROTECTING.includes(name),
	);
	test.each(meant)(
		'means what the description says of an empty field: %s',
		async (_, { resource, operation, label, parameters }) => {
			const said: unknown[] = [];
			for (const empty of ['', '={{ $json.empty }}']) {
				const { error, json: out } = await box.run(resource, operation, parameters(empty), {
					input: items(json),
				});
				expect(error?.message ?? '').not.toContain(`'${label}'`);
				said.push([error?.message, out.length, box.calls()]);
				box.emulator.reset();
			}
			expect(said[1]).toEqual(said[0]);
		},
	);
});

test('a failed item says so, and the others go on', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
	const options = { password: '={{ $json.pw }}' };
	const run = await box.run(
		'sharedLink',
		'create',
		{ file: byId(id), access: 'open', options },
		{ input: items({}, { pw: 'Secret-123' }, { pw: null }), continueOnFail: true },
	);
	const error = "'Password' is empty: its expression {{ $json.pw }} gives nothing";
	expect(run.json).toMatchObject([
		{ error, details: { description: expect.stringContaining('Check that the input') } },
		{ shared_link: { is_password_enabled: true } },
		{ error },
	]);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(box.calls()).toEqual([`PUT /2.0/files/${id}`]);
});

describe('only what is shown for the item counts', () => {
	test('of the locators of an item the one of its type', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
		const folder = box.emulator.addFolder({ name: 'A' });
		const run = await box.run(
			'sharedLink',
			'get',
			{
				itemType: '={{ $json.type }}',
				file: byId('={{ $json.fileId }}'),
				folder: byId('={{ $json.folderId }}'),
				webLink: byId('={{ $json.webLinkId }}'),
			},
			{ input: items({ type: 'file', fileId: id }, { type: 'folder', folderId: folder.id }) },
		);
		expect(run.json).toMatchObject([{ type: 'file' }, { type: 'folder' }]);
	});

	test('no limit where all are wanted', async () => {
		const parameters = { folder: byId('0'), returnAll: '={{ true }}', limit: MISSING };
		const { error } = await box.run('folder', 'getItems', parameters);
		expect(error).toBeUndefined();
		const limited = await box.run('folder', 'getItems', {
			...parameters,
			returnAll: '={{ false }}',
		});
		expect(limited.error?.message).toContain("'Limit' is empty");
	});

	test('no depth without going through folders', async () => {
		const options = { depth: MISSING, recursive: '={{ $json.recursive }}' };
		const input = items({ recursive: false });
		const { error } = await box.run(
			'folder',
			'getItems',
			{ folder: byId('0'), options },
			{ input },
		);
		expect(error).toBeUndefined();
	});
});

describe('how many items at once', () => {
	const get = async (concurrency: string, ...input: Array<Record<string, number>>) => {
		const requestOptions = { concurrency };
		const run = { input: items(...input), continueOnFail: true };
		return (await box.run('user', 'getMe', { requestOptions }, run)).json;
	};

	test('is read at the first item', async () => {
		expect(await get('={{ $json.n }}', { n: 2 }, {}, { n: 3 })).toMatchObject([
			{ type: 'user' },
			{ type: 'user' },
			{ type: 'user' },
		]);
	});

	test.each([
		['={{ $json.n }}', 'is empty: its expression {{ $json.n }} gives nothing'],
		['={{ $json.none.n.trim() }}', 'is empty: its expression'],
		['={{ "many" }}', 'is not a whole number of 0 or more'],
		['={{ 0 / 0 }}', 'is not a number'],
		["={{ $('Elsewhere').item.json.n }}", 'has an expression that fails'],
	])('%s: each item says what is wrong with it', async (expression, message) => {
		const error = expect.stringContaining(`'Items at Once' ${message}`);
		expect(await get(expression, {}, { n: 3 })).toMatchObject([{ error }, { error }]);
		expect(box.calls()).toEqual([]);
	});
});

test('what an AI agent leaves out is not taken for empty', async () => {
	const fromAi = '={{ /*n8n-auto-generated-fromAI-override*/ $json.asked }}';
	const { error } = await box.run('folder', 'delete', { folder: fromAi });
	expect(error?.message).toContain("'Folder' is empty: its expression");
	expect(box.calls()).toEqual([]);
});
