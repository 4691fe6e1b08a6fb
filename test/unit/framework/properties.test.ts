import type { INodeProperties } from 'n8n-workflow';

import { merged } from '../../../nodes/Box/framework/mergeProperties';
import { toProperties } from '../../../nodes/Box/framework/properties';
import type { Operation, Resources } from '../../../nodes/Box/framework/types';

const field = (name: string, show?: Record<string, string[]>): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...(show ? { displayOptions: { show } } : {}),
});

const operation = (name: string, fields: INodeProperties[] = []): Operation => ({
	name,
	action: `Do ${name}`,
	description: `Does ${name}`,
	reference: 'none',
	methods: {},
	fields,
	run: async () => ({}),
});

const resources: Resources = {
	b: {
		name: 'Second',
		default: 'two',
		operations: { two: operation('Two'), one: operation('One') },
	},
	a: {
		name: 'First',
		default: 'do',
		operations: { do: operation('Do', [field('plain'), field('narrow', { plain: ['yes'] })]) },
	},
};

const [selector, second, first, plain, narrow] = toProperties(resources, 'a');

test('the resources by name, the chosen one first', () => {
	expect(selector).toMatchObject({
		name: 'resource',
		default: 'a',
		options: [{ name: 'First' }, { name: 'Second' }],
	});
});

test('the operations of each resource by name, its own default', () => {
	expect(second).toMatchObject({
		name: 'operation',
		default: 'two',
		displayOptions: { show: { resource: ['b'] } },
		options: [
			{ name: 'One', value: 'one', action: 'Do One' },
			{ name: 'Two', value: 'two' },
		],
	});
	expect(first?.displayOptions).toEqual({ show: { resource: ['a'] } });
});

test('a field is shown for its operation, and only if it says so itself', () => {
	const show = { resource: ['a'], operation: ['do'] };
	expect(plain?.displayOptions).toEqual({ show });
	expect(narrow?.displayOptions).toEqual({ show: { ...show, plain: ['yes'] } });
});

test('what an operation says of its fields is not touched', () => {
	expect(resources.a?.operations.do?.fields[0]).toEqual(field('plain'));
});

test('what applies to all requests comes last, for all operations', () => {
	const last = toProperties(resources, 'a').at(-1);
	expect(last).toMatchObject({ name: 'requestOptions', type: 'collection' });
	expect(last?.displayOptions).toBeUndefined();
});

describe('equal fields become one', () => {
	/** Fields by name: `a` in one operation is equal to `a` in another. */
	const all = (lists: Record<string, Record<string, string>>) =>
		merged(
			Object.entries(lists).map(([resource, operations]) =>
				Object.entries(operations).map(([operation, names]) =>
					[...names].map((name) => ({
						property: field(name),
						resources: [resource],
						operations: [operation],
					})),
				),
			),
			(resource, operation) => lists[resource]?.[operation] !== undefined,
		).map(
			({ property, resources, operations }) =>
				`${property.name} ${resources.join('+')} ${operations.join('+')}`,
		);

	test('in the operations of a resource', () => {
		expect(all({ file: { get: 'ab', move: 'acb' } })).toEqual([
			'a file get+move',
			'c file move',
			'b file get+move',
		]);
	});

	test('but not if the order of one would be another', () => {
		expect(all({ file: { get: 'ab', move: 'ba' } })).toEqual([
			'a file get',
			'b file get+move',
			'a file move',
		]);
	});

	test('in resources, if that shows it in no operation without it', () => {
		expect(all({ file: { get: 'a', move: 'ab' }, folder: { move: 'ab', get: 'a' } })).toEqual([
			'a file+folder get+move',
			'b file+folder move',
		]);
		expect(all({ file: { get: 'a', move: 'a' }, folder: { get: 'a' } })).toEqual([
			'a file+folder get+move',
		]);
		expect(all({ file: { get: 'a', move: 'a' }, folder: { get: 'a', move: '' } })).toEqual([
			'a folder get',
			'a file get+move',
		]);
	});

	test('and only if they are equal in all they say', () => {
		const shown = (description: string, operation: string) => [
			{
				property: { ...field('a'), description },
				resources: ['file'],
				operations: [operation],
			},
		];
		expect(merged([[shown('One', 'get'), shown('Other', 'move')]], () => true)).toHaveLength(2);
	});
});
