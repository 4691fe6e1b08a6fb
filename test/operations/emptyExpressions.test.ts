import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import type { Operation } from '../../nodes/Box/framework/types';
import { resources } from '../../nodes/Box/resources';
import { byId, byPath, items, useBox } from './support';

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

type Inner = Pick<Case, 'label' | 'parameters' | 'type' | 'isMeantEmpty'>;

function below(field: INodeProperties): Inner[] {
	const { name, displayName, type, options = [], description = '', hint = '' } = field;
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
			return group.values.flatMap((inner) =>
				below(inner).map((each) => ({
					...each,
					label: `${displayName} › ${each.label} 2`,
					parameters: (value: string) => ({
						...beside,
						[name]: { [group.name]: [each.parameters('12'), each.parameters(value)] },
					}),
				})),
			);
		});
	}
	return [
		{
			label: displayName,
			type,
			isMeantEmpty: /leave (it )?empty/i.test(description + hint),
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
	]) as INodeParameters;
}

/** Every field of every operation, those in collections too. */
const FIELDS: Case[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap((operation: Operation) => {
		const base = filled(operation);
		return operation.fields.flatMap((field) =>
			below(field).map((inner) => ({
				...inner,
				resource,
				operation: operation.value,
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
	expect(tried.size).toBe(resources.flatMap(({ operations }) => operations).length);
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
	const guards = NAMED.filter(([, { isMeantEmpty, type }]) => !isMeantEmpty && type === 'string');
	test.each(guards)('is refused: %s', async (_, { resource, operation, label, parameters }) => {
		const { error } = await box.run(resource, operation, parameters('={{ $json.empty }}'), {
			input: items(json),
		});
		expect(error?.message).toContain(`'${label}' is empty: its expression`);
		expect(box.calls()).toEqual([]);
	});
});
