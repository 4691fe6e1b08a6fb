import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const STATE = {
	type: 'enum' as const,
	key: 'state',
	displayName: 'State',
	options: [{ key: 'open' }, { key: 'paid' }],
};
const NAME = { type: 'string' as const, key: 'name', displayName: 'Name' };
const SCHEMA = '/2.0/metadata_templates/enterprise/invoice/schema';

describe('metadata templates in the emulator', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const add = (more: object = {}) =>
		emulator.addMetadataTemplate({ displayName: 'Invoice', fields: [NAME, STATE], ...more });
	const change = async (...operations: object[]) =>
		await box.call('PUT', SCHEMA, operations, { 'content-type': 'application/json-patch+json' });

	it('are found by name, by id, and by an instance', async () => {
		const { id } = add();
		const { id: itemId } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const named = { scope: 'enterprise', templateKey: 'invoice' };
		const instance = emulator.addMetadata({ itemType: 'file', itemId, ...named, values: {} });

		const template = (await box.call('GET', SCHEMA)).json;

		expect(template).toEqual({
			type: 'metadata_template',
			id,
			scope: `enterprise_${emulator.users.admin.enterpriseId}`,
			templateKey: 'invoice',
			displayName: 'Invoice',
			hidden: false,
			copyInstanceOnItemCopy: false,
			fields: [
				{ id: expect.any(String), ...NAME, hidden: false },
				{
					id: expect.any(String),
					...STATE,
					hidden: false,
					options: STATE.options.map((each) => ({ id: expect.any(String), ...each })),
				},
			],
		});
		expect((await box.call('GET', `/2.0/metadata_templates/${id}`)).json).toEqual(template);
		const path = `/2.0/metadata_templates?metadata_instance_id=${instance.id}`;
		expect(at((await box.call('GET', path)).json, 'entries')).toEqual([template]);
		expect((await box.call('GET', '/2.0/metadata_templates')).status).toBe(400);
		const global = await box.call('GET', '/2.0/metadata_templates/global');
		expect(at(global.json, 'entries', 0, 'templateKey')).toBe('properties');
	});

	it.each([
		['a key twice', [NAME, NAME]],
		['options that a text does not have', [{ ...NAME, options: [{ key: 'a' }] }]],
		['a choice without options', [{ ...STATE, options: [] }]],
		['an option twice', [{ ...STATE, options: [{ key: 'a' }, { key: 'a' }] }]],
	])('are refused with %s', async (_what, fields) => {
		const body = { scope: 'enterprise', displayName: 'Invoice', fields };

		expect((await box.call('POST', '/2.0/metadata_templates/schema', body)).status).toBe(400);
	});

	it('are administrators’, each enterprise’s own, with keys of their own', async () => {
		const { id } = add();
		const { colleague, outsider } = emulator.users;
		const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);
		const body = { scope: 'enterprise', displayName: 'Mine' };
		const create = '/2.0/metadata_templates/schema';

		expect((await as(colleague).call('GET', SCHEMA)).status).toBe(200);
		expect((await as(colleague).call('POST', create, body)).status).toBe(403);
		expect((await as(colleague).call('DELETE', SCHEMA)).status).toBe(403);
		expect((await as(outsider).call('GET', `/2.0/metadata_templates/${id}`)).status).toBe(404);
		const global = '/2.0/metadata_templates/global/properties/schema';
		expect((await box.call('DELETE', global)).status).toBe(403);
		expect((await box.call('POST', create, { ...body, scope: 'global' })).status).toBe(403);
		const again = { ...body, templateKey: 'invoice' };
		expect(codes(await box.call('POST', create, again))).toEqual([409, 'conflict']);
	});

	it('take their instances with them', async () => {
		add();
		const { id: itemId } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const named = { scope: 'enterprise', templateKey: 'invoice' };
		emulator.addMetadata({ itemType: 'file', itemId, ...named, values: { name: 'ACME' } });

		await box.call('DELETE', SCHEMA);

		const list = await box.call('GET', `/2.0/files/${itemId}/metadata`);
		expect(at(list.json, 'entries')).toEqual([]);
	});

	it('change by operations, and their instances with them', async () => {
		add();
		const { id: itemId } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const named = { scope: 'enterprise', templateKey: 'invoice' };
		const values = { name: 'ACME', state: 'paid' };
		const instance = emulator.addMetadata({ itemType: 'file', itemId, ...named, values });

		const changed = await change(
			{ op: 'editTemplate', data: { displayName: 'Bill', copyInstanceOnItemCopy: true } },
			{ op: 'addField', data: { type: 'float', key: 'amount', displayName: 'Amount' } },
			{ op: 'editField', fieldKey: 'name', data: { key: 'customer', displayName: 'Customer' } },
			{ op: 'editEnumOption', fieldKey: 'state', enumOptionKey: 'paid', data: { key: 'done' } },
			{ op: 'addEnumOption', fieldKey: 'state', data: { key: 'late' } },
			{ op: 'removeEnumOption', fieldKey: 'state', enumOptionKey: 'open' },
			{ op: 'reorderEnumOptions', fieldKey: 'state', enumOptionKeys: ['late', 'done'] },
			{ op: 'reorderFields', fieldKeys: ['amount', 'state', 'customer'] },
		);

		expect(changed.json).toMatchObject({
			templateKey: 'invoice',
			displayName: 'Bill',
			copyInstanceOnItemCopy: true,
			fields: [
				{ key: 'amount', type: 'float' },
				{ key: 'state', options: [{ key: 'late' }, { key: 'done' }] },
				{ key: 'customer', displayName: 'Customer' },
			],
		});
		expect(instance.values).toEqual({ customer: 'ACME', state: 'done' });
		await change({ op: 'removeField', fieldKey: 'state' });
		expect(instance.values).toEqual({ customer: 'ACME' });
	});

	it('change options that are several by names of their own', async () => {
		add({ fields: [{ ...STATE, type: 'multiSelect' }] });
		const { id: itemId } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const named = { scope: 'enterprise', templateKey: 'invoice' };
		const values = { state: ['open', 'paid'] };
		const instance = emulator.addMetadata({ itemType: 'file', itemId, ...named, values });

		await change(
			{ op: 'addMultiSelectOption', fieldKey: 'state', data: { key: 'late' } },
			{ op: 'removeMultiSelectOption', fieldKey: 'state', multiSelectOptionKey: 'open' },
		);

		expect(instance.values).toEqual({ state: ['paid'] });
	});

	it.each([
		['an unknown operation', { op: 'growField', fieldKey: 'name' }],
		['an unknown field', { op: 'removeField', fieldKey: 'nmae' }],
		['an unknown option', { op: 'removeEnumOption', fieldKey: 'state', enumOptionKey: 'lost' }],
		['options of a text', { op: 'addEnumOption', fieldKey: 'name', data: { key: 'a' } }],
		['an order that forgets one', { op: 'reorderFields', fieldKeys: ['name'] }],
		['a key that is taken', { op: 'editField', fieldKey: 'name', data: { key: 'state' } }],
		['an unknown property', { op: 'removeField', fieldKye: 'name' }],
	])('do not change by %s, nor by what comes before it', async (_what, wrong) => {
		add();
		const before = await box.call('GET', SCHEMA);

		const refused = await change({ op: 'editTemplate', data: { displayName: 'B' } }, wrong);

		expect(refused.status).toBe(400);
		expect((await box.call('GET', SCHEMA)).json).toEqual(before.json);
	});
});
