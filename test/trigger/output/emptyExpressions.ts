import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { properties } from '../../../nodes/Box/trigger/properties';
import { Stage } from '../support';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.set();
});

afterAll(async () => await stage.clear());

const isField = (option: object): option is INodeProperties => 'type' in option;

type Case = [label: string, parameters: (expression: string) => INodeParameters];

const ENTERPRISE = { stream: 'enterprise' };
const OPTIONS = { startFrom: 'date', startDate: '2026-01-31', confirmWhen: 'succeeded' };

/** Every setting that can be an expression. */
const SETTINGS: Case[] = properties.flatMap((field): Case[] => {
	const { name, displayName, type, noDataExpression, displayOptions, options = [] } = field;
	if (noDataExpression) return [];
	if (type === 'collection') {
		return options
			.filter(isField)
			.map(({ name: inner, displayName: label }) => [
				label,
				(expression) => ({ ...ENTERPRISE, [name]: { ...OPTIONS, [inner]: expression } }),
			]);
	}
	const beside = displayOptions?.show?.stream?.includes('enterprise') ? ENTERPRISE : {};
	const valueOf = (value: string) =>
		type === 'resourceLocator' ? { __rl: true, mode: 'id', value } : value;
	return [[displayName, (expression) => ({ ...beside, [name]: valueOf(expression) })]];
});

const NOTHING = [
	'={{ $workflow.missing }}',
	'={{ null }}',
	'={{ $vars.none }}',
	'= {{ undefined }}',
];

async function refusal(parameters: INodeParameters): Promise<string> {
	stage.emulator.clearRequests();
	const error: unknown = await stage.start(parameters).catch((thrown: unknown) => thrown);
	expect(stage.emulator.requests()).toEqual([]);
	return error instanceof Error ? error.message : 'It has started';
}

test('every setting is tried', () => {
	expect(SETTINGS.map(([label]) => label)).toEqual(
		expect.arrayContaining(['Listen By', 'Event Types', 'Folder', 'Item Types', 'Name Pattern']),
	);
});

describe('an expression that gives nothing does not widen what the workflow starts for', () => {
	test.each(SETTINGS)('%s', async (label, parameters) => {
		for (const expression of NOTHING) {
			expect(await refusal(parameters(expression))).toBe(
				`'${label}' is empty: its expression ${expression.replace(/^=\s*/, '')} gives nothing`,
			);
		}
	});

	test.each(SETTINGS)(
		'nor does one that reads the input, of which there is none: %s',
		async (label, parameters) => {
			expect(await refusal(parameters('={{ $json.missing }}'))).toBe(
				`'${label}' has an expression that fails, {{ $json.missing }}: Node 'Box Trigger' hasn't been executed`,
			);
		},
	);

	test.each(SETTINGS)('nor does an empty text: %s', async (label, parameters) => {
		expect(await refusal(parameters('={{ "" }}'))).toMatch(
			new RegExp(`^'${label}' is (empty|neither true nor false)`),
		);
	});

	test.each(SETTINGS.filter(([label]) => /Types/.test(label)))(
		'nor does an empty list: %s',
		async (label, parameters) => {
			expect(await refusal(parameters('={{ [] }}'))).toContain(`'${label}' is empty`);
			expect(await refusal(parameters('={{ [null] }}'))).toBe(
				`'${label}' has nothing as its entry 1`,
			);
		},
	);

	test('nor does a locator that names nothing', async () => {
		const folder = '={{ { mode: "id", value: $vars.none } }}';
		expect(await refusal({ folder })).toContain("'Folder' is empty: its expression {{ {");
	});

	test('nor does undefined in a text', async () => {
		expect(await refusal({ options: { namePattern: '={{ $vars.none + "*" }}' } })).toContain(
			"'Name Pattern' has 'undefined' in its text",
		);
	});

	test('nor does a pattern or a path of which a part is missing', async () => {
		const path = { __rl: true, mode: 'path', value: '=/Clients/{{ $vars.client }}' };
		expect(await refusal({ folder: path })).toContain("'Folder' is empty: its expression {{ $vars");
		expect(await refusal({ options: { namePattern: '={{ $vars.prefix }}*' } })).toContain(
			"'Name Pattern' is empty",
		);
	});
});
