import type { INodeProperties } from 'n8n-workflow';

import { isValidDefault } from './defaults';

const text: INodeProperties = { displayName: 'Key', name: 'key', type: 'string', default: '' };
const choices = { options: [{ name: 'A', value: 'a' }] };
const rows = { options: [{ displayName: 'Row', name: 'row', values: [text] }] };
const many = { typeOptions: { multipleValues: true } };
const loaded = { typeOptions: { loadOptionsMethod: 'getFields' } };
const modes: INodeProperties['modes'] = [{ displayName: 'By ID', name: 'id', type: 'string' }];

const property = (parts: Partial<INodeProperties>): INodeProperties => ({ ...text, ...parts });

it.each<Partial<INodeProperties>>([
	{ type: 'assignmentCollection', default: {} },
	{ type: 'boolean', default: false },
	{ type: 'collection', default: {}, options: [text] },
	{ type: 'dateTime', default: '' },
	{ type: 'fixedCollection', default: {}, ...rows },
	{ type: 'fixedCollection', default: { row: [{ key: '' }] }, ...rows },
	{ type: 'json', default: '{}' },
	{ type: 'json', default: '' },
	{ type: 'multiOptions', default: [], ...choices },
	{ type: 'multiOptions', default: ['a'], ...choices },
	{ type: 'multiOptions', default: [], ...loaded },
	{ type: 'notice', default: '' },
	{ type: 'number', default: 1, typeOptions: { minValue: 1 } },
	{ type: 'options', default: 'a', ...choices },
	{ type: 'options', default: '', ...loaded },
	{ type: 'resourceLocator', default: { mode: 'id', value: '' }, modes },
	{ type: 'resourceMapper', default: { mappingMode: 'defineBelow', value: null } },
	{ type: 'string', default: [], ...many },
	{ type: 'string', default: '' },
])('%j is right', (parts) => {
	expect(isValidDefault(property(parts), false)).toBe(true);
});

it.each<Partial<INodeProperties>>([
	{ type: 'assignmentCollection', default: '' },
	{ type: 'boolean', default: 'false' },
	{ type: 'collection', default: { other: '' }, options: [text] },
	{ type: 'dateTime', default: undefined },
	{ type: 'fixedCollection', default: [], ...rows },
	{ type: 'fixedCollection', default: { other: [] }, ...rows },
	{ type: 'json', default: '{' },
	{ type: 'json', default: {} },
	{ type: 'multiOptions', default: ['b'], ...choices },
	{ type: 'multiOptions', default: 'a', ...choices },
	{ type: 'notice', default: 'Mind this' },
	{ type: 'number', default: 0, typeOptions: { minValue: 1 } },
	{ type: 'number', default: '' },
	{ type: 'options', default: '', ...choices },
	{ type: 'resourceLocator', default: { mode: 'url', value: '' }, modes },
	{ type: 'resourceMapper', default: {} },
	{ type: 'string', default: [] },
	{ type: 'string', default: [1], ...many },
])('%j is wrong', (parts) => {
	expect(isValidDefault(property(parts), false)).toBe(false);
});

it('takes an empty number in a collection, where it stands for no value', () => {
	expect(isValidDefault(property({ type: 'number', default: '' }), true)).toBe(true);
});
