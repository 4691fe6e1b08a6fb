import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const VERSION = { 'box-version': '2025.0' };

describe('hubs in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let fileId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		fileId = emulator.addFile({ name: 'a.txt', content: 'a' }).id;
	});

	afterEach(async () => await end(emulator));

	const call = async (method: string, path: string, body?: unknown, by = box) =>
		await by.call(method, `/2.0${path}`, body, VERSION);
	const list = ({ json }: Answer, key = 'title') =>
		(at(json, 'entries') as object[]).map((each) => at(each, key));

	it('are made, copied with or without what is in them, and removed', async () => {
		const { id } = emulator.addHub({ title: 'Sales', fileIds: [fileId] });
		const empty = await call('POST', `/hubs/${id}/copy`, { title: 'Empty' });
		expect(empty).toMatchObject({ status: 201, json: { type: 'hubs', title: 'Empty' } });
		const full = await call('POST', `/hubs/${id}/copy`, { include_items: true });
		expect(full.json).toMatchObject({ title: 'Sales' });
		const itemsOf = async ({ json }: Answer) =>
			list(await call('GET', `/hub_items?hub_id=${String(at(json, 'id'))}`), 'name');
		expect([await itemsOf(empty), await itemsOf(full)]).toEqual([[], ['a.txt']]);
		expect((await call('DELETE', `/hubs/${id}`)).status).toBe(204);
		expect((await call('GET', `/hubs/${id}`)).status).toBe(404);
	});

	it('tell the status of each change of their items', async () => {
		const { id } = emulator.addHub({ title: 'Sales' });
		const folder = { type: 'folder', id: emulator.addFolder({ name: 'Folder' }).id };
		const file = { type: 'file', id: fileId };
		const operations = [
			{ action: 'add', item: file },
			{ action: 'add', item: file },
			{ action: 'remove', item: folder },
			{ action: 'add', item: folder, parent_id: 'lost' },
			{ action: 'add', item: { type: 'file', id: '404' } },
			{ action: 'add', item: folder },
		];
		const { json, status } = await call('POST', `/hubs/${id}/manage_items`, { operations });
		expect(status).toBe(207);
		const done = at(json, 'operations') as Array<{ status: number }>;
		expect(done.map((each) => each.status)).toEqual([200, 409, 404, 404, 404, 200]);
		expect(done[0]).toEqual({ ...operations[0], status: 200 });
		await call('POST', `/hubs/${id}/manage_items`, {
			operations: [{ action: 'remove', item: file }],
		});
		expect((await call('GET', `/hub_items?hub_id=${id}`)).json).toMatchObject({
			entries: [{ ...folder, name: 'Folder' }],
		});
	});

	it('have a page with a list', async () => {
		const { id } = emulator.addHub({ title: 'Sales', fileIds: [fileId] });
		const { json } = await call('GET', `/hub_document_pages?hub_id=${id}`);
		expect(json).toMatchObject({
			type: 'document_pages',
			entries: [{ type: 'page', title_fragment: 'Sales' }],
		});
		const page = String(at(json, 'entries', 0, 'id'));
		const path = `/hub_document_blocks?hub_id=${id}&page_id=`;
		const blocks = (await call('GET', path + page)).json;
		expect(blocks).toMatchObject({ entries: [{ type: 'item_list', parent_id: page }] });
		const listId = String(at(blocks, 'entries', 0, 'id'));
		expect(list(await call('GET', `/hub_items?hub_id=${id}&parent_id=${listId}`), 'id')).toEqual([
			fileId,
		]);
		expect((await call('GET', `${path}lost`)).status).toBe(404);
		expect((await call('GET', `/hub_items?hub_id=${id}&parent_id=lost`)).status).toBe(404);
		expect((await call('GET', '/hub_items')).status).toBe(400);
	});

	it('are listed by name, in order', async () => {
		for (const title of ['North', 'South', 'Northwest']) emulator.addHub({ title });
		const found = async (query: string) => list(await call('GET', `/hubs?${query}`));
		expect(await found('query=north')).toEqual(['North', 'Northwest']);
		expect(await found('sort=name&direction=DESC')).toEqual(['South', 'Northwest', 'North']);
		expect(await found('scope=view_only')).toEqual([]);
	});

	it('are those of the user; administrators know those of the enterprise', async () => {
		const { colleague, admin } = emulator.users;
		const { id } = emulator.addHub({ title: 'Own', as: colleague.id });
		const by = api(emulator, emulator.connect(colleague.id).access_token);
		expect(list(await call('GET', '/hubs'))).toEqual([]);
		expect(list(await call('GET', '/enterprise_hubs'))).toEqual(['Own']);
		expect((await call('PUT', `/hubs/${id}`, { title: 'Mine' })).status).toBe(403);
		expect((await call('GET', '/enterprise_hubs', undefined, by)).status).toBe(403);
		const other = emulator.addHub({ title: 'Other', as: admin.id });
		expect((await call('GET', `/hubs/${other.id}`, undefined, by)).status).toBe(404);
		const changed = await call('PUT', `/hubs/${id}`, { is_ai_enabled: false }, by);
		expect(changed.json).toMatchObject({ title: 'Own', is_ai_enabled: false });
	});

	it('are the app items that their items, and what is below those, are associated with', async () => {
		const folder = emulator.addFolder({ name: 'Folder' });
		const inner = emulator.addFile({ name: 'b.txt', content: 'b', parentId: folder.id });
		const { id } = emulator.addHub({ title: 'Sales' });
		const add = (item: object) => ({ operations: [{ action: 'add', item }] });
		await call('POST', `/hubs/${id}/manage_items`, add({ type: 'folder', id: folder.id }));
		await call('POST', `/hubs/${id}/manage_items`, add({ type: 'file', id: inner.id }));
		const appItems = async (path: string, by = box) =>
			await by.call('GET', `/2.0${path.replace('?', '/app_item_associations?')}`);
		const flag = 'is_associated_with_app_item';
		const flagOf = async (path: string) =>
			at((await box.call('GET', `/2.0${path}?fields=${flag}`)).json, flag);

		const app_item = { type: 'app_item', id, application_type: 'hubs' };
		const ofFolder = { type: 'app_item_association', app_item, item: { id: folder.id } };
		expect((await appItems(`/folders/${folder.id}?`)).json).toMatchObject({ entries: [ofFolder] });
		const both = [ofFolder, { ...ofFolder, item: { type: 'file', id: inner.id } }];
		const { json } = await appItems(`/files/${inner.id}?application_type=hubs`);
		expect(json).toMatchObject({ entries: both });
		const first = await appItems(`/files/${inner.id}?limit=1`);
		const marker = String(at(first.json, 'next_marker'));
		const second = await appItems(`/files/${inner.id}?limit=1&marker=${marker}`);
		expect([at(first.json, 'entries', 0), at(second.json, 'entries', 0)]).toEqual(
			at(json, 'entries'),
		);
		expect(await flagOf(`/files/${inner.id}`)).toBe(true);

		expect((await appItems(`/files/${inner.id}?application_type=other`)).json).toMatchObject({
			entries: [],
		});
		expect((await appItems(`/files/${fileId}?`)).json).toMatchObject({ entries: [] });
		expect(await flagOf(`/files/${fileId}`)).toBe(false);
		expect((await appItems(`/files/${folder.id}?`)).status).toBe(404);
		const colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		expect((await appItems(`/folders/${folder.id}?`, colleague)).status).toBe(404);
		expect((await appItems(`/folders/${folder.id}?offset=1`)).status).toBe(400);
		await call('DELETE', `/hubs/${id}`);
		expect((await appItems(`/files/${inner.id}?`)).json).toMatchObject({ entries: [] });
	});

	it('are what their shared link leads to, also for users of other enterprises', async () => {
		const { id } = emulator.addHub({ title: 'Sales', fileIds: [fileId] });
		const url = emulator.shareHub(id);
		const by = api(emulator, emulator.connect(emulator.users.outsider.id).access_token);
		const resolve = async (link: string) =>
			await by.call('GET', '/2.0/shared_items', undefined, { boxapi: `shared_link=${link}` });

		const { json, status } = await resolve(url);
		expect([status, json]).toEqual([200, { type: 'app_item', id, application_type: 'hubs' }]);
		expect(emulator.shareHub(id)).toBe(url);
		const file = await by.call('GET', `/2.0/files/${fileId}`, undefined, {
			boxapi: `shared_link=${url}`,
		});
		expect(file.status).toBe(404);
		expect((await resolve(`${url}x`)).status).toBe(404);
		await call('DELETE', `/hubs/${id}`);
		expect((await resolve(url)).status).toBe(404);
	});

	it('are of a version', async () => {
		for (const path of ['/hubs', '/hub_items?hub_id=1']) {
			const { json } = await box.call('GET', `/2.0${path}`);
			expect(at(json, 'code')).toBe('invalid_api_version');
		}
	});
});
