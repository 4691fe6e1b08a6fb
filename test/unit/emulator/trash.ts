import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s trash', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);

	/** Something in the trash, by the first part of its paths. */
	const THINGS: Record<string, (name: string) => Promise<string>> = {
		files: async (name) => emulator.addFile({ name, content: 'a' }).id,
		folders: async (name) => emulator.addFolder({ name }).id,
		web_links: async (name) => {
			const body = { url: 'https://example.com', parent: { id: '0' }, name };
			return String(at((await box.call('POST', '/2.0/web_links', body)).json, 'id'));
		},
	};

	describe.each(Object.entries(THINGS))('of %s', (kind, create) => {
		const trashed = async (name = 'a') => {
			const id = await create(name);
			await box.call('DELETE', `/2.0/${kind}/${id}`);
			return `/2.0/${kind}/${id}`;
		};

		it('gives back under another name and in another folder', async () => {
			const path = await trashed();
			const parent = emulator.addFolder({ name: 'b' });

			const shown = await box.call('GET', `${path}/trash`);
			const restored = await box.call('POST', path, { name: 'c', parent: { id: parent.id } });

			expect(shown.json).toMatchObject({ name: 'a', item_status: 'trashed' });
			expect(at(shown.json, 'path_collection', 'entries')).toMatchObject([{ id: '1' }]);
			expect(restored.status).toBe(201);
			expect(restored.json).toMatchObject({
				name: 'c',
				parent: { id: parent.id },
				item_status: 'active',
				trashed_at: null,
			});
			expect(emulator.find('/b/c')?.id).toBe(at(restored.json, 'id'));
			expect(codes(await box.call('POST', path, {}))).toEqual([404, 'not_trashed']);
			expect(emulator.eventsOf().at(-1)).toMatchObject({ event_type: 'ITEM_UNDELETE_VIA_TRASH' });
		});

		it('keeps what would come back to a name that is taken', async () => {
			const path = await trashed();
			await create('a');

			expect(codes(await box.call('POST', path))).toEqual([409, 'item_name_in_use']);
			expect((await box.call('GET', `${path}/trash`)).status).toBe(200);
			expect((await box.call('POST', path, { name: 'b' })).status).toBe(201);
		});

		it.each([
			['an unknown property', { nmae: 'b' }],
			['an empty name', { name: '' }],
			['a parent without an id', { parent: {} }],
			['a name that cannot be', { name: 'a/b' }],
		])('refuses %s', async (_what, body) => {
			const path = await trashed();

			expect((await box.call('POST', path, body)).status).toBe(400);
			expect((await box.call('GET', `${path}/trash`)).status).toBe(200);
		});

		it('forgets what is deleted from it, but nothing else', async () => {
			const path = await trashed();

			expect((await box.call('DELETE', `${path}/trash`)).status).toBe(204);
			expect((await box.call('DELETE', `${path}/trash`)).status).toBe(404);
			expect((await box.call('POST', path)).status).toBe(404);
			const other = `/2.0/${kind}/${await create('b')}`;
			expect(codes(await box.call('DELETE', `${other}/trash`))).toEqual([404, 'not_trashed']);
			expect(codes(await box.call('GET', `${other}/trash`))).toEqual([404, 'not_trashed']);
		});

		it('is the owner’s', async () => {
			const path = await trashed();
			const other = as(emulator.users.colleague);

			for (const [method, to] of [
				['GET', `${path}/trash`],
				['POST', path],
				['DELETE', `${path}/trash`],
			] as const) {
				expect((await other.call(method, to)).status).toBe(404);
			}
			const list = await other.call('GET', '/2.0/folders/trash/items');
			expect(at(list.json, 'entries')).toEqual([]);
		});
	});

	it('has a folder with all in it as one', async () => {
		const folder = emulator.addFolder({ name: 'a' });
		const file = emulator.addFile({ name: 'b.txt', parentId: folder.id, content: 'b' });
		await box.call('DELETE', `/2.0/folders/${folder.id}?recursive=true`);

		const list = await box.call('GET', '/2.0/folders/trash/items');

		expect(at(list.json, 'entries')).toMatchObject([{ id: folder.id }]);
		expect((await box.call('GET', `/2.0/files/${file.id}/trash`)).status).toBe(404);
		expect((await box.call('POST', `/2.0/files/${file.id}`)).status).toBe(404);
	});

	it('gives back to another folder when the one it came from is gone', async () => {
		const folder = emulator.addFolder({ name: 'a' });
		const file = emulator.addFile({ name: 'b.txt', parentId: folder.id, content: 'b' });
		await box.call('DELETE', `/2.0/files/${file.id}`);
		await box.call('DELETE', `/2.0/folders/${folder.id}`);
		await box.call('DELETE', `/2.0/folders/${folder.id}/trash`);

		expect((await box.call('POST', `/2.0/files/${file.id}`)).status).toBe(404);
		const restored = await box.call('POST', `/2.0/files/${file.id}`, { parent: { id: '0' } });
		expect(restored.json).toMatchObject({ parent: { id: '0' } });
	});

	it('comes in pages by offset, in any order, and by marker in Box’s', async () => {
		for (const name of ['a', 'b', 'c']) {
			const { id } = emulator.addFolder({ name });
			await box.call('DELETE', `/2.0/folders/${id}`);
		}
		const names = async (query: string) => {
			const { json } = await box.call('GET', `/2.0/folders/trash/items?${query}`);
			const entries = at(json, 'entries');
			const found = Array.isArray(entries) ? entries.map((each) => at(each, 'name')) : [];
			return { found, marker: String(at(json, 'next_marker')) };
		};

		expect((await names('sort=name&direction=DESC&limit=2')).found).toEqual(['c', 'b']);
		expect((await names('offset=2')).found).toEqual(['c']);
		const first = await names('usemarker=true&limit=2');
		expect(first.found).toEqual(['a', 'b']);
		expect((await names(`usemarker=true&marker=${first.marker}`)).found).toEqual(['c']);
	});

	it.each([
		...['usemarker=true&sort=name', 'usemarker=true&direction=DESC', 'usemarker=true&offset=1'],
		...['marker=abc', 'sort=id', 'direction=up', 'unknown=1'],
	])('is not listed with %s', async (query) => {
		const refused = await box.call('GET', `/2.0/folders/trash/items?${query}`);
		expect(codes(refused)).toEqual([400, 'bad_request']);
	});
});
