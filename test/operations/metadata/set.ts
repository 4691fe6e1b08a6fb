import type { INodeParameters } from 'n8n-workflow';

import { mappableFields } from '../../support/engine';
import {
	addContractTemplate,
	byId,
	fromList,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, file }) =>
	await run({
		file: byId(file),
		template: byId('global.properties'),
		enterAs: 'json',
		json: '{ "status": "approved" }',
	});

const box = useBox();
const set = box.operation('metadata', 'set');

const mapped = (value: INodeParameters) => ({ values: { mappingMode: 'defineBelow', value } });

function contract() {
	const { emulator } = box;
	const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
	emulator.addMetadataTemplate({
		displayName: 'Contract',
		templateKey: 'contract',
		fields: [
			{ type: 'string', key: 'customer', displayName: 'Customer' },
			{ type: 'float', key: 'amount', displayName: 'Amount' },
			{
				type: 'enum',
				key: 'state',
				displayName: 'State',
				options: [{ key: 'open' }, { key: 'done' }],
			},
		],
	});
	return { file: byId(id), template: fromList('enterprise.contract') };
}

test('values of a template’s fields, each with its type', async () => {
	const values = mapped({ customer: 'ACME', amount: 12.5, state: 'open' });
	expect(only(await set({ ...contract(), ...values }))).toMatchObject({
		$template: 'contract',
		customer: 'ACME',
		amount: 12.5,
		state: 'open',
	});
});

test('choices whose names differ in case only, or in their Unicode form', async () => {
	const { emulator } = box;
	const options = ['Menü', 'MENÜ', 'café'].map((key) => ({ key }));
	emulator.addMetadataTemplate({
		displayName: 'Card',
		templateKey: 'card',
		fields: [
			{ type: 'enum', key: 'one', displayName: 'One', options },
			{ type: 'multiSelect', key: 'some', displayName: 'Some', options },
		],
	});
	const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
	const template = fromList('enterprise.card');
	const choices = options.map(({ key }) => ({ name: key, value: key }));
	const schema = [
		{ id: 'one', displayName: 'One', type: 'options', options: choices },
		{ id: 'some', displayName: 'Some', type: 'multiOptions', options: choices },
	];
	const value = { one: 'MENÜ', some: ['MENÜ', 'Café'.normalize('NFD')] };
	const values = { mappingMode: 'defineBelow', value, schema };
	const run = await set({ file: byId(id), template, values });
	expect(only(run)).toMatchObject({ one: 'MENÜ', some: ['MENÜ', 'café'] });
});

test('metadata that is there is changed; what is not given stays', async () => {
	const chosen = contract();
	only(await set({ ...chosen, ...mapped({ customer: 'ACME', amount: 1 }) }));
	const changed = await set({
		...chosen,
		enterAs: 'json',
		json: '{ "amount": 2, "state": "done" }',
	});
	expect(only(changed)).toMatchObject({ customer: 'ACME', amount: 2, state: 'done' });
});

test('of a folder, with names of one’s own', async () => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	const json = '{ "a/b": "1", "c~d": "2" }';
	const parameters = {
		itemType: 'folder',
		folder: byId(id),
		template: byId('global.properties'),
		enterAs: 'json',
		json,
	};
	only(await set(parameters));
	expect(only(await set({ ...parameters, json: '{ "a/b": "3" }' }))).toMatchObject({
		'a/b': '3',
		'c~d': '2',
	});
});

test('a template that Box does not know', async () => {
	const { file } = contract();
	const { error } = await set({ file, template: byId('enterprise.unknown') });
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
});

refuses(box, set, [
	[
		{ file: byId('12'), template: byId('contract') },
		"'Metadata Template' is not the ID of a metadata template: 'contract'",
	],
	[
		{ file: byId('12'), template: byId('global.properties'), enterAs: 'json', json: '{ "a": 1' },
		"'Values as JSON' is not valid JSON: line 1, column 9",
	],
	[
		{
			file: byId('12'),
			template: byId('global.properties'),
			...mapped({ customer: '={{ $json.missing }}' }),
		},
		"'Values › customer' is empty: its expression {{ $json.missing }} gives nothing",
	],
]);

describe('the fields that values are mapped to', () => {
	const fields = async (template: string) => {
		const parameters = { template: byId(template) };
		const { credential } = box;
		const asked = { method: 'mapTemplateFields', parameters, credential };
		return (await mappableFields(asked)).fields;
	};

	test('are those of the template, with what can be chosen', async () => {
		const { France, Japan } = addContractTemplate(box.emulator);
		const shown = await fields('enterprise.contract');
		expect(shown.map(({ id, type, options }) => [id, type, options])).toEqual([
			['customer', 'string', undefined],
			['amount', 'number', undefined],
			['due', 'dateTime', undefined],
			['state', 'options', ['open', 'done'].map((name) => ({ name, value: name }))],
			['tags', 'multiOptions', ['red', 'blue'].map((name) => ({ name, value: name }))],
			[
				'region',
				'multiOptions',
				[
					{ name: 'Asia › Japan', value: Japan },
					{ name: 'Europe › France', value: France },
				],
			],
		]);
	});

	test.each(['', '={{ $json.template }}'])('are none yet of the template %j', async (template) => {
		expect(await fields(template)).toEqual([]);
		expect(box.calls()).toEqual([]);
	});

	test('take several choices, by their names too', async () => {
		const { France, Japan } = addContractTemplate(box.emulator);
		const schema = await fields('enterprise.contract');
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		const value = { tags: ['red'], region: '={{ ["Asia › Japan", "Europe › France"] }}' };
		const values = { mappingMode: 'defineBelow', value, schema };
		const parameters = { file: byId(id), template: byId('enterprise.contract'), values };
		expect(only(await set(parameters as unknown as INodeParameters))).toMatchObject({
			tags: ['red'],
			region: [Japan, France],
		});
	});

	test('leave the nodes of a large taxonomy to be typed in', async () => {
		const { emulator } = box;
		const nodes = Array.from({ length: 501 }, (_, number) => ({ displayName: `Node ${number}` }));
		const { key: taxonomyKey, namespace } = emulator.addTaxonomy({ key: 'large', nodes });
		const rules = { taxonomyKey, namespace, optionsRules: { multiSelect: true } };
		const field = { type: 'taxonomy', key: 'node', displayName: 'Node', ...rules } as const;
		emulator.addMetadataTemplate({ displayName: 'Large', fields: [field] });
		expect(await fields('enterprise.large')).toEqual([
			expect.objectContaining({ id: 'node', type: 'array' }),
		]);
	});
});

test('no values leave those that are there', async () => {
	const chosen = contract();
	only(await set({ ...chosen, ...mapped({ customer: 'ACME' }) }));
	expect(only(await set({ ...chosen, ...mapped({}) }))).toMatchObject({ customer: 'ACME' });
});

describe('values that are taken away', () => {
	const all = { customer: 'ACME', amount: 1, state: 'open' };
	const json = (values: object) => ({ enterAs: 'json', json: JSON.stringify(values) });
	const valuesOf = (metadata: object) =>
		Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith('$')));

	test('are null in JSON, on what has the template and on what has not', async () => {
		const chosen = contract();
		const first = only(await set({ ...chosen, ...json({ ...all, amount: null }) }));
		expect(valuesOf(first)).toEqual({ customer: 'ACME', state: 'open' });
		const second = only(await set({ ...chosen, ...json({ amount: 2, state: null }) }));
		expect(valuesOf(second)).toEqual({ customer: 'ACME', amount: 2 });
		const third = only(await set({ ...chosen, ...json({ state: null }) }));
		expect(valuesOf(third)).toEqual({ customer: 'ACME', amount: 2 });
	});

	test('are all others by the option', async () => {
		const chosen = contract();
		const options = { removeOthers: true };
		only(await set({ ...chosen, ...json(all), options }));
		const changed = only(await set({ ...chosen, ...mapped({ state: 'done' }), options }));
		expect(valuesOf(changed)).toEqual({ state: 'done' });
		expect(valuesOf(only(await set({ ...chosen, ...json({}), options })))).toEqual({});
	});

	test('may be gone meanwhile', async () => {
		const chosen = contract();
		only(await set({ ...chosen, ...json(all) }));
		const code = 'bad_request';
		box.emulator.faults.add({ method: 'PUT', status: 400, body: { type: 'error', code } });
		const changed = only(await set({ ...chosen, ...json({ amount: null }) }));
		expect(valuesOf(changed)).toEqual({ customer: 'ACME', state: 'open' });
	});
});

describe('somebody else', () => {
	const path = 'metadata/enterprise/contract$';
	const body = (code: string) => ({ type: 'error', request_id: '1', code });

	test('removes the template meanwhile', async () => {
		const chosen = contract();
		box.emulator.faults.add({
			method: 'POST',
			path,
			status: 409,
			body: body('tuple_already_exists'),
		});
		expect(only(await set({ ...chosen, ...mapped({ amount: 1 }) }))).toMatchObject({ amount: 1 });
		expect(box.calls().map((call) => call.split(' ')[0])).toEqual(['POST', 'PUT', 'POST']);
	});

	test('does so again and again', async () => {
		const chosen = contract();
		const fault = { method: 'POST', path, status: 409, body: body('tuple_already_exists') };
		box.emulator.faults.add({ ...fault, times: 9 });
		const { error } = await set({ ...chosen, ...mapped({ amount: 1 }) });
		expect(error).toMatchObject({ httpCode: '404' });
		expect(box.calls()).toHaveLength(6);
	});
});

test('values are there once if the answer is lost', async () => {
	const chosen = contract();
	box.emulator.faults.add({ method: 'POST', path: 'metadata', drop: true, after: true });
	expect(only(await set({ ...chosen, ...mapped({ amount: 1 }) }))).toMatchObject({ amount: 1 });
});

test('the root folder has no metadata', async () => {
	const root = { itemType: 'folder', folder: byId('0'), template: byId('global.properties') };
	const { error } = await set({ ...root, enterAs: 'json', json: '{ "a": "1" }' });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be given metadata");
	expect(box.calls()).toEqual([]);
});

test('a value that does not fit the template', async () => {
	const { error } = await set({ ...contract(), enterAs: 'json', json: '{ "amount": "much" }' });
	expect(error).toMatchObject({
		httpCode: '400',
		message: expect.stringMatching('^A value does not fit the metadata template'),
		description: expect.stringContaining("'amount'"),
	});
});
