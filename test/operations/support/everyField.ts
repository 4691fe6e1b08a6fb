import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { requestOptions } from '../../../nodes/Box/framework/requestOptions';
import type { Operation } from '../../../nodes/Box/framework/types';
import { resources } from '../../../nodes/Box/resources';
import { byId } from './values';

/** A field of an operation, and parameters that give it a value. */
export interface FieldCase {
	resource: string;
	operation: string;
	/** As an error calls it. */
	label: string;
	parameters: (value: string) => INodeParameters;
	type: string;
	isMeantEmpty: boolean;
	/** Whether its description says that an expression must give something. */
	saysSo: boolean;
	/** Whether it only says what the list of another field shows, which matters in the editor alone. */
	saysListed: boolean;
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

const says = ({ description = '' }: INodeProperties, words: string) => description.includes(words);

/** A value that the field takes. */
function example({ type, placeholder, default: preset }: INodeProperties): NodeParameterValueType {
	if (type === 'resourceLocator') return byId('12');
	if (type === 'dateTime') return '2026-01-31';
	return type === 'string' ? (/^e\.g\. (.+)$/.exec(placeholder ?? '')?.[1] ?? '12') : preset;
}

type Inner = Omit<FieldCase, 'resource' | 'operation'>;

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
				saysListed: false,
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
			saysSo: says(field, 'An expression must not give an empty text'),
			saysListed: says(field, ' the list shows. Leave empty if you give an ID'),
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
		['address', 'https://example.com/'],
	]);
}

/** Every field of every operation, those in collections too. */
export const FIELDS: FieldCase[] = Object.entries(resources).flatMap(([resource, { operations }]) =>
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

/** The same by their names: `file get: File`. */
export const NAMED_FIELDS = FIELDS.map(
	(each) => [`${each.resource} ${each.operation}: ${each.label}`, each] as const,
);
