import type { INodeProperties } from 'n8n-workflow';
import { toProperties } from '../../../nodes/Box/framework/properties';
import type { Operation, Resource } from '../../../nodes/Box/framework/types';

const field = (name: string, show?: Record<string, string[]>): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...(show ? { displayOptions: { show } } : {}),
});

const operation = (value: string, fields: INodeProperties[] = []): Operation => ({
	value,
	name: value.toUpperCase(),
	action: `Do ${value}`,
	description: `Does ${value}`,
	fields,
	run: async () => ({}),
});

const resources: Resource[] = [
	{ value: 'b', name: 'Second', default: 'two', operations: [operation('two'), operation('one')] },
	{
		value: 'a',
		name: 'First',
		default: 'do',
		operations: [operation('do', [field('plain'), field('narrow', { plain: ['yes'] })])],
	},
];

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
			{ name: 'ONE', value: 'one', action: 'Do one' },
			{ name: 'TWO', value: 'two' },
		],
	});
	expect(first?.displayOptions).toEqual({ show: { resource: ['a'] } });
});

test('a field is shown for its operation, and only where it says so itself', () => {
	const show = { resource: ['a'], operation: ['do'] };
	expect(plain?.displayOptions).toEqual({ show });
	expect(narrow?.displayOptions).toEqual({ show: { ...show, plain: ['yes'] } });
});

test('what an operation says of its fields is not touched', () => {
	expect(resources[1]?.operations[0]?.fields[0]).toEqual(field('plain'));
});
