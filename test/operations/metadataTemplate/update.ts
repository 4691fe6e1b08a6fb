import type { INodeParameters } from 'n8n-workflow';

import {
	addContract,
	addContractTemplate,
	byId,
	fromList,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	addContractTemplate(emulator);
	const row = { operation: 'editTemplate', newDisplayName: 'Agreement' };
	await run({ template: byId('enterprise.contract'), ...changes(row) });
};

const box = useBox();
const update = box.operation('metadataTemplate', 'update');

const template = fromList('enterprise.contract');
const changes = (...rows: INodeParameters[]) => ({ changes: { changes: rows } });

test('its name and settings', async () => {
	addContractTemplate(box.emulator);
	const row = { operation: 'editTemplate', newDisplayName: 'Deal', isHidden: 'true' };
	expect(only(await update({ template, ...changes(row) }))).toMatchObject({
		templateKey: 'contract',
		displayName: 'Deal',
		hidden: true,
		copyInstanceOnItemCopy: false,
	});
	const back = { operation: 'editTemplate', isHidden: 'false', isCopied: 'true' };
	expect(only(await update({ template, ...changes(back) }))).toMatchObject({
		displayName: 'Deal',
		hidden: false,
		copyInstanceOnItemCopy: true,
	});
});

test('its fields, with their values', async () => {
	addContractTemplate(box.emulator);
	const file = byId(addContract(box.emulator, { customer: 'ACME', amount: 1 }));
	const rows = [
		{ operation: 'addField', type: 'enum', key: 'kind', displayName: 'Kind', options: 'a,b' },
		{
			...{ operation: 'editField', field: byId('customer'), newKey: 'client' },
			...{ newDisplayName: 'Client', newDescription: 'Who signs', isHidden: 'true' },
		},
		...['amount', 'due', 'tags', 'region'].map((key) => {
			return { operation: 'removeField', field: byId(key) };
		}),
		{ operation: 'reorderFields', fields: 'kind,client,state' },
	];
	expect(only(await update({ template, ...changes(...rows) }))).toMatchObject({
		fields: [
			{ key: 'kind', type: 'enum', options: [{ key: 'a' }, { key: 'b' }] },
			{ key: 'client', displayName: 'Client', description: 'Who signs', hidden: true },
			{ key: 'state' },
		],
	});
	const values = only(await box.run('metadata', 'get', { file, template }));
	expect(values).toMatchObject({ client: 'ACME' });
	expect(values).not.toHaveProperty('amount');
});

test.each([
	['Enum', 'state', ['open', 'done']],
	['MultiSelect', 'tags', ['red', 'blue']],
])('choices of an %s field', async (kind, key, [first = '', second = '']) => {
	addContractTemplate(box.emulator);
	const field = byId(key);
	const rows = [
		{ operation: `add${kind}Option`, field, newOption: 'new' },
		{ operation: `edit${kind}Option`, field, option: first, newOption: 'renamed' },
		{ operation: `remove${kind}Option`, field, option: second },
		{ operation: `reorder${kind}Options`, field, optionsInOrder: 'new,renamed' },
	];
	const { fields } = only(await update({ template, ...changes(...rows) }));
	expect(fields).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				key,
				options: [
					expect.objectContaining({ key: 'new' }),
					expect.objectContaining({ key: 'renamed' }),
				],
			}),
		]),
	);
});

test('changes as JSON', async () => {
	addContractTemplate(box.emulator);
	const json = '[{ "op": "editField", "fieldKey": "amount", "data": { "displayName": "Sum" } }]';
	const { fields } = only(await update({ template, enterAs: 'json', json }));
	expect(fields).toContainEqual(expect.objectContaining({ key: 'amount', displayName: 'Sum' }));
});

test('nothing is changed if one change is not possible', async () => {
	addContractTemplate(box.emulator);
	const rows = [
		{ operation: 'removeField', field: byId('amount') },
		{ operation: 'removeEnumOption', field: byId('state'), option: 'lost' },
	];
	const { error } = await update({ template, ...changes(...rows) });
	expect(error).toMatchObject({
		httpCode: '400',
		message: "Box does not accept a value: optionKey: There is no option 'lost'",
	});
	const { fields } = only(await box.run('metadataTemplate', 'get', { template }));
	expect(fields).toHaveLength(6);
});

test('an account that may not change templates', async () => {
	addContractTemplate(box.emulator);
	const credential = box.as(box.emulator.users.colleague.id);
	const row = { operation: 'removeField', field: byId('amount') };
	const { error } = await update({ template, ...changes(row) }, { credential });
	expect(error).toMatchObject({
		httpCode: '403',
		message: expect.stringContaining('may not do this with the metadata template'),
	});
});

test('a template that is not there', async () => {
	const row = { operation: 'removeField', field: byId('amount') };
	const { error } = await update({ template, ...changes(row) });
	expect(error).toMatchObject({
		httpCode: '404',
		message: expect.stringContaining('Box knows no such metadata template'),
	});
});

test('a field is not added again if the answer is lost', async () => {
	addContractTemplate(box.emulator);
	box.emulator.faults.add({ method: 'PUT', drop: true, after: true, times: 2 });
	const json = (change: object) => ({ enterAs: 'json', json: JSON.stringify([change]) });
	const added = { op: 'addField', data: { type: 'string', key: 'new', displayName: 'New' } };
	const template = byId('enterprise.contract');
	const { error } = await update({ template, ...json(added) });
	expect(error?.description).toContain('Box may have made the change');
	const renamed = { op: 'editTemplate', data: { displayName: 'Deal' } };
	const { json: again } = await update({ template, ...json(renamed) });
	expect(again).toEqual([expect.objectContaining({ displayName: 'Deal' })]);
});

refuses(box, update, [
	[
		{ template: byId('global.properties'), ...changes({ key: 'a', displayName: 'A' }) },
		"'Metadata Template' is a template of Box, which cannot be changed",
	],
	[{ template }, "'Changes' is empty"],
	[
		{ template, ...changes({ operation: 'removeField', field: byId('') }) },
		"'Changes › Field 1' is empty",
	],
	[
		{ template, ...changes({ operation: 'addField', key: 'a', displayName: '' }) },
		"'Changes › Display Name 1' is empty",
	],
	[
		{ template, ...changes({ operation: 'addEnumOption', field: byId('a'), newOption: '' }) },
		"'Changes › New Choice 1' is empty",
	],
	[
		{ template, ...changes({ operation: 'editField', field: byId('a') }) },
		"'Changes' has nothing to change in its row 1",
	],
	[
		{ template, ...changes({ operation: 'reorderFields', fields: '' }) },
		"'Changes › Fields in Order 1' is empty",
	],
	[{ template, enterAs: 'json' }, "'Changes as JSON' is empty"],
]);
