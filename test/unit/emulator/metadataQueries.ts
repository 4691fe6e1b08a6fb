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

const INVOICES: Record<string, Record<string, unknown>> = {
	acme: { name: 'ACME 100%', amount: 100, due: '2026-01-31T00:00:00Z', state: 'open' },
	initech: { name: 'Initech', amount: 20, due: '2026-06-30T00:00:00Z', state: 'paid' },
	empty: { tags: ['red', 'blue'] },
};

describe('metadata queries in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let from: string;
	let folder: string;
	const ids: Record<string, string> = {};

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		emulator.addMetadataTemplate({ displayName: 'Invoice', fields: FIELDS });
		from = `enterprise_${emulator.users.admin.enterpriseId}.invoice`;
		folder = emulator.addFolder({ name: 'Invoices' }).id;
		for (const [name, values] of Object.entries(INVOICES)) {
			const parentId = name === 'empty' ? undefined : folder;
			ids[name] = emulator.addFile({ name, content: name, parentId }).id;
			const on = { itemType: 'file', itemId: ids[name], scope: 'enterprise' } as const;
			emulator.addMetadata({ ...on, templateKey: 'invoice', values });
		}
	});

	afterEach(async () => await end(emulator));

	const ask = async (body: object, by = box) =>
		await by.call('POST', '/2.0/metadata_queries/execute_read', {
			from,
			ancestor_folder_id: '0',
			...body,
		});
	const found = ({ json }: Answer) => {
		const entries = at(json, 'entries') as Array<{ id: string }>;
		return entries.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
	};
	const refusal = ({ status, json }: Answer) => [status, at(json, 'code')];

	it.each<[string, Record<string, unknown>, string[]]>([
		['', {}, ['acme', 'initech', 'empty']],
		['amount >= :least', { least: 100 }, ['acme']],
		['amount < 100', {}, ['initech']],
		["name = 'Initech'", {}, ['initech']],
		['state <> :state', { state: 'open' }, ['initech']],
		['due > :due', { due: '2026-02-01T00:00:00+00:00' }, ['initech']],
		['due = :due', { due: '2026-01-31T01:00:00+01:00' }, ['acme']],
		['name LIKE :like', { like: 'init%' }, []],
		['name ILIKE :like', { like: 'init_ch' }, ['initech']],
		['name LIKE :like', { like: '%100\\%' }, ['acme']],
		['name NOT LIKE :like', { like: 'A%' }, ['initech']],
		['name not ilike :like', { like: 'a%' }, ['initech']],
		['state IN (:a, :b)', { a: 'open', b: 'paid' }, ['acme', 'initech']],
		['amount NOT IN (:a)', { a: 20 }, ['acme']],
		['tags IS NOT NULL', {}, ['empty']],
		['tags = :tags', { tags: ['blue', 'red'] }, ['empty']],
		['tags = :tags', { tags: ['red'] }, []],
		['tags <> :tags', { tags: ['red'] }, ['empty']],
		['amount IS NULL', {}, ['empty']],
		['NOT amount = 20', {}, ['acme']],
		['amount = 20 OR amount = 100 AND state = :s', { s: 'paid' }, ['initech']],
		['(amount = 20 OR amount = 100) AND state = :s', { s: 'open' }, ['acme']],
		['NOT (amount = 20 OR amount IS NULL)', {}, ['acme']],
	])('%s with %j', async (query, query_params, expected) => {
		expect(found(await ask({ query, query_params }))).toEqual(expected);
	});

	it.each<[string, object, [number, string]]>([
		['an unknown field', { query: 'nmae = 1' }, [400, 'invalid_query']],
		['an argument that is missing', { query: 'amount = :a' }, [400, 'unexpected_json_type']],
		[
			'an argument of another type',
			{ query: 'amount = :a', query_params: { a: '1' } },
			[400, 'unexpected_json_type'],
		],
		['a pattern for a number', { query: "amount LIKE '1%'" }, [400, 'invalid_query']],
		['one of several choices', { query: "tags IN ('red')" }, [400, 'invalid_query']],
		[
			'one choice for several',
			{ query: 'tags = :a', query_params: { a: 'red' } },
			[400, 'unexpected_json_type'],
		],
		['arithmetic', { query: 'amount + 1 = 2' }, [400, 'invalid_query']],
		['an open bracket', { query: '(amount = 1' }, [400, 'invalid_query']],
		['something behind the end', { query: 'amount = 1 2' }, [400, 'invalid_query']],
		['half a condition', { query: 'amount' }, [400, 'invalid_query']],
		['the short scope', { from: 'enterprise.invoice' }, [400, 'invalid_query']],
		['the global scope', { from: 'global.properties' }, [400, 'invalid_query']],
		['an unknown template', { from: 'enterprise_1.lost' }, [404, 'instance_not_found']],
		['no folder', { ancestor_folder_id: undefined }, [400, 'bad_request']],
		['an unknown order', { order_by: [{ field_key: 'nmae' }] }, [400, 'invalid_query']],
		[
			'two directions',
			{
				order_by: [
					{ field_key: 'name', direction: 'ASC' },
					{ field_key: 'amount', direction: 'DESC' },
				],
			},
			[400, 'invalid_query'],
		],
		['an unknown marker', { marker: 'x' }, [400, 'bad_request']],
	])('are refused with %s', async (_what, body, expected) => {
		expect(refusal(await ask(body))).toEqual(expected);
	});

	it('look into a folder and what is below it', async () => {
		expect(found(await ask({ ancestor_folder_id: folder }))).toEqual(['acme', 'initech']);
		expect((await ask({ ancestor_folder_id: '404' })).status).toBe(404);
	});

	it('sort, and come in pages', async () => {
		const order = (direction: string) => ({ order_by: [{ field_key: 'amount', direction }] });
		expect(found(await ask(order('ASC')))).toEqual(['initech', 'acme', 'empty']);
		const first = await ask({ ...order('desc'), limit: 2 });
		expect(found(first)).toEqual(['empty', 'acme']);
		const marker = at(first.json, 'next_marker');
		expect(found(await ask({ ...order('desc'), limit: 2, marker }))).toEqual(['initech']);
	});

	it('show what they are asked for', async () => {
		const query = "name = 'Initech'";
		const [plain] = at((await ask({ query })).json, 'entries') as unknown[];
		expect(plain).toEqual({ type: 'file', id: ids.initech, etag: '0' });
		const fields = ['name', `metadata.${from}`, `metadata.${from}.amount`];
		const [full] = at((await ask({ query, fields })).json, 'entries') as unknown[];
		const [scope = ''] = from.split('.');
		expect(full).toEqual({
			type: 'file',
			id: ids.initech,
			etag: '0',
			name: 'initech',
			metadata: {
				[scope]: {
					invoice: {
						$parent: `file_${ids.initech}`,
						$template: 'invoice',
						$scope: scope,
						$version: 0,
						amount: 20,
					},
				},
			},
		});
	});

	it('find what their caller may preview, and nothing in the trash', async () => {
		const { colleague } = emulator.users;
		const by = api(emulator, emulator.connect(colleague.id).access_token);
		const share = { itemType: 'file', userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, itemId: ids.acme ?? '', role: 'previewer' });
		expect(found(await ask({}, by))).toEqual(['acme']);
		await box.call('DELETE', `/2.0/files/${ids.acme}`);
		expect(found(await ask({}))).toEqual(['initech', 'empty']);
	});
});
