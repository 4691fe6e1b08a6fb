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
			Object.entries(lists).flatMap(([resource, operations]) =>
				Object.entries(operations).map(([operation, names]) => ({
					place: { resource, operation },
					properties: [...names].map((name) => field(name)),
				})),
			),
		).map(({ name, displayOptions }) => {
			const { resource = [], operation = [] } = displayOptions?.show ?? {};
			return `${name} ${resource.join('+')} ${operation.join('+')}`;
		});

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
			'a file get+move',
			'a folder get',
		]);
	});

	test('and only if they are equal in all they say', () => {
		const shown = (description: string, operation: string) => ({
			place: { resource: 'file', operation },
			properties: [{ ...field('a'), description }],
		});
		expect(merged([shown('One', 'get'), shown('Other', 'move')])).toHaveLength(2);
	});
});

describe('a collection is one for all operations', () => {
	const collection = (options: INodeProperties[], name = 'options'): INodeProperties => ({
		displayName: name,
		name,
		type: 'collection',
		default: {},
		options,
	});

	const at = (resource: string, operation: string, ...properties: INodeProperties[]) => ({
		place: { resource, operation },
		properties,
	});

	/** Each collection with its entries, by when these are shown. */
	const offered = (...operations: Array<ReturnType<typeof at>>) =>
		merged(operations).map(({ name, options = [] }) => [
			name,
			...options.map((entry) => [
				entry.name,
				'displayOptions' in entry ? entry.displayOptions?.show : undefined,
			]),
		]);

	test('whose entries say where they are shown, if that is not everywhere', () => {
		expect(
			offered(
				at('file', 'get', collection([field('a'), field('b'), field('c')])),
				at('file', 'move', collection([field('a')])),
				at('folder', 'get', collection([field('a'), field('b')])),
			),
		).toEqual([
			[
				'options',
				['a', undefined],
				['b', { '/operation': ['get'] }],
				['c', { '/resource': ['file'], '/operation': ['get'] }],
			],
		]);
	});

	test('also if what stands above it comes in another order', () => {
		expect(
			offered(
				at('file', 'get', field('x'), field('y'), collection([field('a')])),
				at('file', 'move', field('y'), field('x'), collection([field('a')])),
			),
		).toEqual([['x'], ['y'], ['x'], ['options', ['a', undefined]]]);
	});

	test('with the entries of all in order', () => {
		expect(
			offered(
				at('file', 'get', collection([field('a'), field('c')])),
				at('file', 'move', collection([field('b')])),
			),
		).toEqual([
			[
				'options',
				['a', { '/operation': ['get'] }],
				['b', { '/operation': ['move'] }],
				['c', { '/operation': ['get'] }],
			],
		]);
	});

	test('with what an entry says itself', () => {
		expect(
			offered(
				at('file', 'get', collection([field('a', { '/plain': ['yes'] })])),
				at('file', 'move', collection([field('a')])),
			),
		).toEqual([
			[
				'options',
				['a', { '/operation': ['get'], '/plain': ['yes'] }],
				['a', { '/operation': ['move'] }],
			],
		]);
	});

	test('but not if entries of one name begin with different values', () => {
		const sorted = (direction: string) => ({ ...field('direction'), default: direction });
		expect(
			offered(
				at('file', 'get', collection([sorted('ASC')])),
				at('file', 'move', collection([sorted('DESC')])),
			),
		).toEqual([
			['options', ['direction', undefined]],
			['options', ['direction', undefined]],
		]);
	});

	test('and each group is one of its own', () => {
		expect(
			offered(
				at('file', 'get', collection([field('a')])),
				at('file', 'move', collection([field('b')], 'filters'), collection([field('a')])),
			),
		).toEqual([
			['filters', ['b', undefined]],
			['options', ['a', undefined]],
		]);
	});
});
