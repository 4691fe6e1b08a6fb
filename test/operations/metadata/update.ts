import type { INodeParameters } from 'n8n-workflow';

import { searchList } from '../../support/engine';
import {
	addContract,
	addContractTemplate,
	byId,
	fromList,
	items,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	emulator.addMetadata({ itemType: 'file', itemId: file, values: { status: 'draft' } });
	await run({
		file: byId(file),
		template: byId('global.properties'),
		...changes({ operation: 'replace', field: byId('status'), value: 'approved' }),
	});
};

const box = useBox();
const update = box.operation('metadata', 'update');

const template = fromList('enterprise.contract');
const changes = (...rows: INodeParameters[]) => ({ changes: { changes: rows } });

test('values get the types of their fields', async () => {
	const { France, Japan } = addContractTemplate(box.emulator);
	const id = addContract(box.emulator, { customer: 'ACME' });
	const rows = [
		{ operation: 'add', field: byId('amount'), value: '12.5' },
		{ operation: 'add', field: byId('due'), value: '2026-01-31T12:00:00Z' },
		{ operation: 'add', field: byId('state'), value: 'Open' },
		{ operation: 'add', field: byId('tags'), value: 'red, blue' },
		{ operation: 'add', field: byId('region'), value: `Europe › France,${Japan}` },
		{ operation: 'replace', field: byId('customer'), value: '7' },
	];
	expect(only(await update({ file: byId(id), template, ...changes(...rows) }))).toMatchObject({
		customer: '7',
		amount: 12.5,
		due: '2026-01-31T12:00:00.000Z',
		state: 'open',
		tags: ['red', 'blue'],
		region: [France, Japan],
	});
});

test('a test compares with the values that Box keeps', async () => {
	addContractTemplate(box.emulator);
	const values = { amount: 1, due: '2026-01-31T00:00:00.000Z', tags: ['red'], state: 'open' };
	const id = addContract(box.emulator, values);
	const rows = [
		{ operation: 'test', field: byId('due'), value: '2026-01-31' },
		{ operation: 'test', field: byId('amount'), value: '1.0' },
		{ operation: 'test', field: byId('tags'), value: 'RED' },
		{ operation: 'test', field: byId('state'), value: 'Open' },
		{ operation: 'remove', field: byId('amount') },
	];
	const changed = only(await update({ file: byId(id), template, ...changes(...rows) }));
	expect(changed).not.toHaveProperty('amount');
});

test('values from expressions, of whatever type', async () => {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, {});
	const rows = [
		{ operation: 'add', field: byId('amount'), value: '={{ $json.amount }}' },
		{ operation: 'add', field: byId('tags'), value: '={{ $json.tags }}' },
	];
	const input = items({ amount: 5, tags: ['blue'] });
	const { json } = await update({ file: byId(id), template, ...changes(...rows) }, { input });
	expect(json).toEqual([expect.objectContaining({ amount: 5, tags: ['blue'] })]);
});

test('each operation', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const values = { a: '1', b: '2', 'c/d': '3', e: '5' };
	box.emulator.addMetadata({ itemType: 'file', itemId: id, values });
	const rows = [
		{ operation: 'test', field: byId('a'), value: '1' },
		{ operation: 'copy', from: byId('a'), field: byId('f') },
		{ operation: 'move', from: byId('b'), field: byId('g') },
		{ operation: 'remove', field: byId('c/d') },
		{ operation: 'replace', field: byId('e'), value: 6 },
	];
	const changed = only(
		await update({ file: byId(id), template: byId('global.properties'), ...changes(...rows) }),
	);
	expect(changed).toMatchObject({ a: '1', e: '6', f: '1', g: '2' });
	expect(Object.keys(changed).filter((key) => !key.startsWith('$'))).toHaveLength(4);
});

test('a JSON Patch, on a folder', async () => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	box.emulator.addMetadata({ itemType: 'folder', itemId: id, values: { status: 'open' } });
	const parameters = {
		itemType: 'folder',
		folder: byId(id),
		template: byId('global.properties'),
		enterAs: 'json',
		json: '[{ "op": "replace", "path": "/status", "value": "done" }]',
	};
	expect(only(await update(parameters))).toMatchObject({ status: 'done' });
	expect(box.calls()).toEqual([`PUT /2.0/folders/${id}/metadata/global/properties`]);
});

test('nothing is changed if one change is not possible', async () => {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, { customer: 'ACME' });
	const rows = [
		{ operation: 'replace', field: byId('customer'), value: 'Other' },
		{ operation: 'test', field: byId('customer'), value: 'ACME' },
	];
	const { error } = await update({ file: byId(id), template, ...changes(...rows) });
	expect(error).toMatchObject({
		httpCode: '400',
		message: expect.stringMatching('^Box does not make the changes to the metadata'),
		description: expect.stringContaining('Test needs the field to have just this one'),
	});
	const { json } = await box.run('metadata', 'get', { file: byId(id), template });
	expect(json).toEqual([expect.objectContaining({ customer: 'ACME', $version: 0 })]);
});

describe('a change whose answer is lost', () => {
	const run = async (...json: object[]) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		box.emulator.addMetadata({ itemType: 'file', itemId: id, values: { a: '1', b: '2' } });
		box.emulator.faults.add({ method: 'PUT', drop: true, after: true });
		const parameters = { file: byId(id), template: byId('global.properties') };
		return await update({ ...parameters, enterAs: 'json', json: JSON.stringify(json) });
	};

	test('is made again if that changes nothing', async () => {
		const changed = await run(
			{ op: 'add', path: '/c', value: '3' },
			{ op: 'replace', path: '/a', value: '4' },
		);
		expect(only(changed)).toMatchObject({ a: '4', b: '2', c: '3' });
	});

	test.each([
		[{ op: 'remove', path: '/a' }],
		[{ op: 'move', from: '/a', path: '/c' }],
		[{ op: 'test', path: '/a', value: '1' }],
		[{ op: 'copy', from: '/a', path: '/b' }],
	])('is not made again otherwise: %j', async (change) => {
		const { error } = await run(change, { op: 'add', path: '/a', value: '9' });
		expect(error).toMatchObject({
			description: expect.stringContaining('Box may have made the change'),
		});
		expect(box.calls()).toHaveLength(1);
	});
});

test('a template is read once for all items', async () => {
	addContractTemplate(box.emulator);
	const ids = ['a', 'b', 'c'].map((name) => addContract(box.emulator, {}, name));
	const parameters = {
		file: byId('={{ $json.id }}'),
		template,
		...changes({ operation: 'add', field: byId('amount'), value: 1 }),
	};
	const { json } = await update(parameters, { input: items(...ids.map((id) => ({ id }))) });
	expect(json.map(({ amount }) => amount)).toEqual([1, 1, 1]);
	expect(box.calls().filter((call) => call.endsWith('/schema'))).toHaveLength(1);
});

test('a file that the template is not applied to', async () => {
	addContractTemplate(box.emulator);
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const row = { operation: 'add', field: byId('amount'), value: 1 };
	const { error } = await update({ file: byId(id), template, ...changes(row) });
	expect(error).toMatchObject({
		httpCode: '404',
		description: expect.stringContaining('Apply the template with the operation Set first'),
	});
});

describe('a value that does not fit its field is refused before anything is changed', () => {
	test.each([
		['amount', 'much', "'Changes › Value 1' is not a number"],
		['due', 'soon', "'Changes › Value 1' is not a date and time"],
		['state', 'lost', "'Changes › Value 1' is not one of open, done"],
		['tags', 'red,green', "'Changes › Value 1' is not one of red, blue"],
		['region', 'Europe', "'Changes › Value 1' is not one of Asia › Japan, Europe › France"],
		['nmae', 'x', "'Changes › Field 1' is no field of the metadata template: 'nmae'"],
	])('%s: %s', async (field, value, message) => {
		addContractTemplate(box.emulator);
		const id = addContract(box.emulator, {});
		const row = { operation: 'add', field: byId(field), value };
		const { error } = await update({ file: byId(id), template, ...changes(row) });
		expect(error).toMatchObject({ name: 'NodeOperationError', message });
		expect(box.calls().filter((call) => call.startsWith('PUT'))).toEqual([]);
	});
});

test('the fields of the chosen template can be chosen from', async () => {
	addContractTemplate(box.emulator);
	const list = async (parameters: INodeParameters, filter?: string) =>
		await searchList({
			method: 'searchTemplateFields',
			credential: box.credential,
			parameters,
			filter,
		});
	expect(await list({ template }, 'STA')).toEqual({
		results: [{ name: 'State (state)', value: 'state' }],
	});
	expect((await list({ template })).results).toHaveLength(6);
	expect(await list({})).toEqual({ results: [] });
});

const BAD_PATCHES: Array<[unknown, string]> = [
	['remove', 'operation'],
	[{}, 'such operation'],
	[{ op: 'toString', path: '/a' }, 'such operation'],
	[{ op: 'add', path: '/a' }, 'value'],
	[{ op: 'move', path: '/a' }, 'from'],
	[{ op: 'remove', path: 'a' }, 'path to a field'],
	[{ op: 'remove', path: '' }, 'path to a field'],
	[{ op: 'remove', path: '/a~b' }, 'path to a field'],
	[{ op: 'copy', path: '/a', from: 'b' }, 'from to a field'],
];

refuses(box, update, [
	[{ file: byId('12'), template }, "'Changes' is empty"],
	[
		{ file: byId('12'), template, ...changes({ operation: 'add', field: byId('') }) },
		"'Changes › Field 1' is empty",
	],
	[
		{
			file: byId('12'),
			template,
			...changes({ operation: 'add', field: byId('amount'), value: '' }),
		},
		"'Changes › Value 1' is empty",
	],
	[
		{ file: byId('12'), template, ...changes({ operation: 'move', field: byId('amount') }) },
		"'Changes › From Field 1' is empty",
	],
	[{ file: byId('12'), template, enterAs: 'json' }, "'Changes as JSON Patch' is empty"],
	...BAD_PATCHES.map(([change, problem]): [INodeParameters, string] => [
		{ file: byId('12'), template, enterAs: 'json', json: JSON.stringify([change]) },
		`'Changes as JSON Patch' has no ${problem} in entry 1`,
	]),
	[
		{ file: byId('12'), template, enterAs: 'json', json: '{ "op": "add" }' },
		"'Changes as JSON Patch' is not a JSON list",
	],
]);
