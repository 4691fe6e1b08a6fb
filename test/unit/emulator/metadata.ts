import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const FIELDS = [
	{ type: 'string', key: 'name', displayName: 'Name' },
	{ type: 'float', key: 'amount', displayName: 'Amount' },
	{ type: 'date', key: 'due', displayName: 'Due' },
	{ type: 'enum', key: 'state', displayName: 'State', options: [{ key: 'open' }, { key: 'paid' }] },
	{
		type: 'multiSelect',
		key: 'tags',
		displayName: 'Tags',
		options: [{ key: 'red' }, { key: 'blue' }],
	},
] as const;
const PATCH = { 'content-type': 'application/json-patch+json' };

describe('metadata in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let fileId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		fileId = emulator.addFile({ name: 'a.txt', content: 'a' }).id;
		emulator.addMetadataTemplate({ displayName: 'Invoice', fields: FIELDS });
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);
	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const on = (name: string, item = `files/${fileId}`) => `/2.0/${item}/metadata/${name}`;
	const INVOICE = 'enterprise/invoice';
	const set = async (values: object, name = INVOICE) => await box.call('POST', on(name), values);
	const patch = async (operations: unknown, name = INVOICE) =>
		await box.call('PUT', on(name), operations, PATCH);

	it('holds values of the template’s types', async () => {
		const values = {
			name: 'ACME',
			amount: 12.5,
			due: '2026-01-31T00:00:00Z',
			state: 'open',
			tags: ['red', 'blue'],
		};

		const made = await set(values);

		const scope = `enterprise_${emulator.users.admin.enterpriseId}`;
		expect(made.status).toBe(201);
		expect(made.json).toEqual({
			...values,
			due: '2026-01-31T00:00:00.000Z',
			$id: expect.any(String),
			$type: expect.stringMatching(/^invoice-/),
			$parent: `file_${fileId}`,
			$scope: scope,
			$template: 'invoice',
			$version: 0,
			$typeVersion: 0,
			$canEdit: true,
		});
		expect((await box.call('GET', on(`${scope}/invoice`))).json).toEqual(made.json);
		const list = await box.call('GET', `/2.0/files/${fileId}/metadata`);
		expect(list.json).toEqual({ entries: [made.json], limit: 100 });
	});

	it.each([
		['an unknown field', { nmae: 'x' }],
		['a number for a text', { name: 1 }],
		['a text for a number', { amount: '1' }],
		['a day for a time', { due: '2026-01-31' }],
		['an unknown option', { state: 'lost' }],
		['an unknown option among others', { tags: ['red', 'green'] }],
		['an option twice', { tags: ['red', 'red'] }],
		['one option for several', { tags: 'red' }],
		['a key of Box’s own', { $version: 7 }],
	])('refuses %s', async (_what, values) => {
		const refused = await set(values);

		expect(refused.status).toBe(400);
		expect(refused.json).toEqual({
			code: 'schema_validation_failed',
			message: expect.any(String),
			request_id: expect.any(String),
		});
		expect(codes(await box.call('GET', on(INVOICE)))).toEqual([404, 'instance_not_found']);
	});

	it('takes any texts without a template', async () => {
		expect((await set({ any: 'x', 'with space': 'y' }, 'global/properties')).json).toMatchObject({
			any: 'x',
			'with space': 'y',
			$scope: 'global',
			$template: 'properties',
		});
		expect(
			(await patch([{ op: 'add', path: '/a~1b', value: 'z' }], 'global/properties')).json,
		).toMatchObject({ any: 'x', 'a/b': 'z' });
		expect(
			codes(await patch([{ op: 'add', path: '/number', value: 1 }], 'global/properties')),
		).toEqual([400, 'schema_validation_failed']);
	});

	it('is there once, of templates that there are', async () => {
		await set({});

		expect(codes(await set({}))).toEqual([409, 'tuple_already_exists']);
		expect(codes(await set({}, 'enterprise/other'))).toEqual([404, 'instance_tuple_not_found']);
		expect((await box.call('DELETE', on(INVOICE))).status).toBe(204);
		expect(codes(await box.call('DELETE', on(INVOICE)))).toEqual([404, 'instance_not_found']);
		expect((await set({})).status).toBe(201);
	});

	it('changes by operations', async () => {
		await set({ name: 'ACME', amount: 1, state: 'open' });

		const changed = await patch([
			{ op: 'test', path: '/name', value: 'ACME' },
			{ op: 'replace', path: '/amount', value: 2 },
			{ op: 'remove', path: '/state' },
			{ op: 'add', path: '/tags', value: ['blue'] },
		]);

		expect(changed.json).toMatchObject({ name: 'ACME', amount: 2, tags: ['blue'], $version: 1 });
		expect(changed.json).not.toHaveProperty('state');
	});

	it.each([
		['a test that fails', [{ op: 'test', path: '/name', value: 'Other' }]],
		['a value that is not there', [{ op: 'replace', path: '/amount', value: 2 }]],
		['a removal of nothing', [{ op: 'remove', path: '/amount' }]],
		['a move from nothing', [{ op: 'move', from: '/amount', path: '/name' }]],
		['a path below a value', [{ op: 'add', path: '/name/first', value: 'A' }]],
		['a path that is none', [{ op: 'add', path: 'name', value: 'A' }]],
		['an unknown operation', [{ op: 'swap', path: '/name', value: 'A' }]],
		['no list', { op: 'add', path: '/name', value: 'A' }],
		['a wrong value', [{ op: 'add', path: '/amount', value: 'A' }]],
	])('changes nothing if one operation has %s', async (_what, wrong) => {
		const made = await set({ name: 'ACME' });
		const first = { op: 'replace', path: '/name', value: 'Changed' };
		const operations = Array.isArray(wrong) ? [...wrong, first] : wrong;

		expect((await patch(operations)).status).toBe(400);
		expect((await box.call('GET', on(INVOICE))).json).toEqual(made.json);
	});

	it('takes operations as JSON Patch only', async () => {
		await set({ name: 'ACME' });
		const operations = [{ op: 'remove', path: '/name' }];

		expect((await box.call('PUT', on(INVOICE), operations)).status).toBe(415);
	});

	it('is changed by whoever may edit the item', async () => {
		const { colleague } = emulator.users;
		const itemId = emulator.addFolder({ name: 'Shared' }).id;
		const share = { itemType: 'folder', itemId, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });
		const path = on(INVOICE, `folders/${itemId}`);
		const viewer = as(colleague);

		expect((await viewer.call('POST', path, {})).status).toBe(403);
		emulator.addMetadata({ ...share, scope: 'enterprise', templateKey: 'invoice', values: {} });
		expect((await viewer.call('GET', path)).json).toMatchObject({ $canEdit: false });
		const operations = [{ op: 'add', path: '/name', value: 'x' }];
		expect((await viewer.call('PUT', path, operations, PATCH)).status).toBe(403);
		expect((await viewer.call('DELETE', path)).status).toBe(403);
		expect((await as(emulator.users.outsider).call('GET', path)).status).toBe(404);
		expect(codes(await box.call('GET', '/2.0/folders/0/metadata'))).toEqual([403, 'forbidden']);
	});

	it('is shown with its item when asked for', async () => {
		const made = await set({ name: 'ACME' });
		const scope = String(at(made.json, '$scope'));

		const file = await box.call('GET', `/2.0/files/${fileId}?fields=metadata.${scope}.invoice`);

		expect(at(file.json, 'metadata', scope, 'invoice')).toEqual(made.json);
		const without = await box.call('GET', `/2.0/files/${fileId}?fields=metadata.${scope}.other`);
		expect(at(without.json, 'metadata')).toEqual({});
	});

	it('goes with a copy if the template says so', async () => {
		emulator.addMetadataTemplate({ displayName: 'Sticky', copyInstanceOnItemCopy: true });
		await set({ name: 'ACME' });
		await set({}, 'enterprise/sticky');

		const copy = await box.call('POST', `/2.0/files/${fileId}/copy`, {
			parent: { id: '0' },
			name: 'b.txt',
		});

		const list = await box.call('GET', `/2.0/files/${String(at(copy.json, 'id'))}/metadata`);
		expect(at(list.json, 'entries')).toMatchObject([{ $template: 'sticky', $version: 0 }]);
	});

	it('is told of to the enterprise', async () => {
		await set({ name: 'ACME' });
		await patch([{ op: 'remove', path: '/name' }]);
		await box.call('DELETE', on(INVOICE));

		const { json } = await box.call('GET', '/2.0/events?stream_type=admin_logs');
		const told = ['CREATE', 'UPDATE', 'DELETE'].map((each) => ({
			event_type: `METADATA_INSTANCE_${each}`,
			source: { item_type: 'file', item_id: fileId },
			additional_details: { template: 'invoice' },
		}));
		expect(at(json, 'entries')).toMatchObject([
			{ event_type: 'UPLOAD' },
			{ event_type: 'METADATA_TEMPLATE_CREATE' },
			...told,
		]);
	});
});
