import type { INodeParameters } from 'n8n-workflow';

import { boxError, only, refuses, useBox, type Sample } from '../support';

const STATE = { type: 'enum', key: 'state', displayName: 'State', options: 'open,done' };

export const sample: Sample = async ({ run }) =>
	await run({
		displayName: 'Contract',
		...templateFields({ key: 'amount', type: 'float', displayName: 'Amount' }, STATE),
	});

const box = useBox();
const create = box.operation('metadataTemplate', 'create');

const templateFields = (...fields: INodeParameters[]) => ({ templateFields: { fields } });

test('a template with a name alone', async () => {
	expect(only(await create({ displayName: 'Customer Info' }))).toMatchObject({
		type: 'metadata_template',
		templateKey: 'customerInfo',
		displayName: 'Customer Info',
		scope: `enterprise_${box.emulator.users.admin.enterpriseId}`,
		hidden: false,
		copyInstanceOnItemCopy: false,
		fields: [],
	});
});

test('fields of all types, and settings', async () => {
	const nodes = [{ displayName: 'Europe' }, { displayName: 'Asia' }];
	const { key, namespace } = box.emulator.addTaxonomy({ key: 'geography', nodes });
	const made = await create({
		displayName: 'Contract',
		...templateFields(
			{ key: 'customer', displayName: 'Customer', description: 'Who signs' },
			{ type: 'float', key: 'amount', displayName: 'Amount', hidden: true },
			{ type: 'date', key: 'due', displayName: 'Due' },
			STATE,
			{ type: 'multiSelect', key: 'tags', displayName: 'Tags', options: '={{ ["a", "b"] }}' },
			{
				...{ type: 'taxonomy', key: 'region', displayName: 'Region', namespace },
				...{ taxonomyKey: key, multiSelect: true, selectableLevels: '1' },
			},
		),
		additionalFields: { templateKey: 'deal', hidden: true, copyInstanceOnItemCopy: true },
	});
	expect(only(made)).toMatchObject({
		templateKey: 'deal',
		hidden: true,
		copyInstanceOnItemCopy: true,
		fields: [
			{ type: 'string', key: 'customer', description: 'Who signs', hidden: false },
			{ type: 'float', key: 'amount', hidden: true },
			{ type: 'date', key: 'due' },
			{ type: 'enum', key: 'state', options: [{ key: 'open' }, { key: 'done' }] },
			{ type: 'multiSelect', key: 'tags', options: [{ key: 'a' }, { key: 'b' }] },
			{
				...{ type: 'taxonomy', key: 'region', namespace, taxonomyKey: 'geography' },
				optionsRules: { multiSelect: true, selectableLevels: [1] },
			},
		],
	});
});

test('fields as JSON', async () => {
	const json = '[{ "type": "date", "key": "due", "displayName": "Due" }]';
	expect(only(await create({ displayName: 'Contract', enterAs: 'json', json }))).toMatchObject({
		fields: [{ type: 'date', key: 'due', displayName: 'Due' }],
	});
});

test('a key that another template has', async () => {
	const parameters = { displayName: 'Contract', additionalFields: { templateKey: 'contract' } };
	only(await create(parameters));
	expect((await create(parameters)).error).toMatchObject({
		httpCode: '409',
		message: 'The enterprise has a metadata template with this key already',
	});
});

test('a field that Box does not take', async () => {
	const { error } = await create({ displayName: 'Contract', ...templateFields(STATE, STATE) });
	expect(error).toMatchObject({
		httpCode: '400',
		message: "Box does not accept a value: fields: The key 'state' is there twice",
	});
});

test('an account that may not make templates', async () => {
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await create({ displayName: 'Contract' }, { credential });
	expect(error).toMatchObject(
		boxError(403, 'The connected account may not make metadata templates'),
	);
});

refuses(box, create, [
	[{ displayName: ' ' }, "'Display Name' is empty"],
	[
		{ displayName: 'A', ...templateFields({ key: '', displayName: 'A' }) },
		"'Template Fields › Key 1' is empty",
	],
	[
		{ displayName: 'A', ...templateFields({ key: 'a', displayName: '' }) },
		"'Template Fields › Display Name 1' is empty",
	],
	[
		{ displayName: 'A', ...templateFields({ ...STATE, options: '' }) },
		"'Template Fields › Choices 1' is empty",
	],
	[
		{
			displayName: 'A',
			...templateFields({ type: 'taxonomy', key: 'a', displayName: 'A', namespace: '' }),
		},
		"'Template Fields › Taxonomy Namespace 1' is empty",
	],
	[
		{
			displayName: 'A',
			...templateFields({
				...{ type: 'taxonomy', key: 'a', displayName: 'A', namespace: 'enterprise_1' },
				...{ taxonomyKey: 'a', selectableLevels: '0' },
			}),
		},
		"'Template Fields › Selectable Levels 1' has '0', which is no level",
	],
	[
		{ displayName: 'A', enterAs: 'json', json: '{}' },
		"'Template Fields as JSON' is not a JSON list",
	],
]);
