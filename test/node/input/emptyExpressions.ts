import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { requestOptions } from '../../../nodes/Box/framework/requestOptions';
import type { Operation } from '../../../nodes/Box/framework/types';
import { resources } from '../../../nodes/Box/resources';
import { byId, items, useBox } from '../../operations/support';

const box = useBox();

const MISSING = '={{ $json.missing }}';

/** A field of an operation, and parameters that give it a value. */
interface Case {
	resource: string;
	operation: string;
	/** As an error calls it. */
	label: string;
	parameters: (value: string) => INodeParameters;
	type: string;
	isMeantEmpty: boolean;
	/** Whether its description says that an expression must give something. */
	saysSo: boolean;
}

const isField = (option: object): option is INodeProperties => 'type' in option;

/** The values that have others be shown. */
function conditions({ displayOptions }: INodeProperties): INodeParameters {
	const shown = Object.entries(displayOptions?.show ?? {});
	return Object.fromEntries(
		shown.map(([name, values]) => [name, values?.[0] as NodeParameterValueType]),
	);
}

const valueFor = ({ type }: INodeProperties, value: string): NodeParameterValueType =>
	type === 'resourceLocator' ? byId(value) : value;

const isMeantEmpty = ({ description = '', hint = '' }: INodeProperties) =>
	/leave (it )?empty/i.test(description + hint);

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

/** A value that the field takes. */
function example({ type, placeholder, default: preset }: INodeProperties): NodeParameterValueType {
	if (type === 'resourceLocator') return byId('12');
	if (type === 'dateTime') return '2026-01-31';
	return type === 'string' ? (/^e\.g\. (.+)$/.exec(placeholder ?? '')?.[1] ?? '12') : preset;
}

type Inner = Pick<Case, 'label' | 'parameters' | 'type' | 'isMeantEmpty' | 'saysSo'>;

function below(field: INodeProperties): Inner[] {
	const { name, displayName, type, options = [] } = field;
	const beside = conditions(field);
	if (type === 'collection') {
		return options.filter(isField).flatMap((option) =>
			below(option).map((inner) => ({
				...inner,
				parameters: (value) => ({ ...beside, [name]: inner.parameters(value) }),
			})),
		);
	}
	if (type === 'fixedCollection') {
		return options.flatMap((group) => {
			if (!('values' in group)) return [];
			const examples = Object.fromEntries(
				group.values.map((inner) => [inner.name, example(inner)]),
			);
			return group.values.flatMap((inner) =>
				below(inner).map((each) => {
					const row = { ...examples, ...conditions(inner) };
					return {
						...each,
						label: `${displayName} › ${each.label} 2`,
						parameters: (value: string) => ({
							...beside,
							[name]: { [group.name]: [row, { ...row, ...each.parameters(value) }] },
						}),
					};
				}),
			);
		});
	}
	if (type === 'resourceMapper') {
		return [
			{
				label: `${displayName} › amount`,
				type,
				isMeantEmpty: true,
				saysSo: false,
				parameters: (value) => ({
					...beside,
					[name]: { mappingMode: 'defineBelow', value: { amount: value } },
				}),
			},
		];
	}
	return [
		{
			label: displayName,
			type,
			isMeantEmpty: isMeantEmpty(field),
			saysSo: Boolean(field.description?.includes('An expression must not give an empty text')),
			parameters: (value) => ({ ...beside, [name]: valueFor(field, value) }),
		},
	];
}

/** What the operation cannot do without. */
function filled({ fields }: Operation): INodeParameters {
	const locators = fields.filter(({ type }) => type === 'resourceLocator');
	const required = fields.filter(({ required }) => required);
	return Object.fromEntries<NodeParameterValueType>([
		...locators.map(({ name }) => [name, byId('12')] as const),
		...required.map(({ name }) => [name, '12'] as const),
		['updateFields', { name: 'new name' }],
		['name', 'new name'],
		['query', 'text'],
		['sharedLink', 'https://app.box.com/s/abcdef'],
		['email', 'ann@example.com'],
		['login', 'ann@example.com'],
		['extractFields', { values: [{ key: 'customer' }] }],
		['template', byId('enterprise.contract')],
		['url', 'https://example.com/'],
	]);
}

/** Every field of every operation, those in collections too. */
const FIELDS: Case[] = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.entries(operations).flatMap(([value, operation]) => {
		const base = filled(operation);
		return [...operation.fields, requestOptions].flatMap((field) =>
			below(field).map((inner) => ({
				...inner,
				resource,
				operation: value,
				parameters: (value: string) => ({ ...base, ...inner.parameters(value) }),
			})),
		);
	}),
);

const NAMED = FIELDS.map(
	(each) => [`${each.resource} ${each.operation}: ${each.label}`, each] as const,
);

const json = { empty: '', spaces: '  ', nothing: null, nan: 'abc' };

test('every operation is tried', () => {
	const tried = new Set(FIELDS.map(({ resource, operation }) => `${resource} ${operation}`));
	expect(tried.size).toBe(
		Object.values(resources).flatMap(({ operations }) => Object.keys(operations)).length,
	);
	expect(FIELDS.length).toBeGreaterThan(150);
});

describe('an expression that gives nothing is refused before a request', () => {
	test.each(NAMED)('%s', async (_, { resource, operation, label, parameters }) => {
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
	const isText = ({ type }: Case) => type === 'string' || type === 'dateTime' || type === 'number';
	const guards = NAMED.filter(
		([name, each]) => isText(each) && (!each.isMeantEmpty || PROTECTING.includes(name)),
	);
	const others = NAMED.filter(
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
		const said = NAMED.filter(([, { saysSo }]) => saysSo).map(([name]) => name);
		expect(said.sort()).toEqual([...PROTECTING].sort());
	});

	const meant = NAMED.filter(
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
