import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

/** The standard representation of a folder; a file has `sha1` and `file_version` in place of the last two. */
const STANDARD = [
	'type',
	'id',
	'sequence_id',
	'etag',
	'name',
	'description',
	'size',
	'path_collection',
	'created_at',
	'modified_at',
	'trashed_at',
	'purged_at',
	'content_created_at',
	'content_modified_at',
	'created_by',
	'modified_by',
	'owned_by',
	'shared_link',
	'parent',
	'item_status',
];

describe('the emulator’s folders', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const keysOf = (json: unknown): string[] =>
		typeof json === 'object' && json !== null ? Object.keys(json).sort() : [];

	const names = (json: unknown) => {
		const entries = at(json, 'entries');
		return Array.isArray(entries) ? entries.map((each) => at(each, 'name')) : [];
	};

	it('shows all keys of the standard representation', async () => {
		const folder = await box.call('POST', '/2.0/folders', { name: 'a', parent: { id: '0' } });
		const { id } = emulator.addFile({ name: 'b', content: '' });
		const file = await box.call('GET', `/2.0/files/${id}`);

		expect(keysOf(folder.json)).toEqual(
			[...STANDARD, 'folder_upload_email', 'item_collection'].sort(),
		);
		expect(keysOf(file.json)).toEqual([...STANDARD, 'file_version', 'sha1'].sort());
	});

	it('has a root folder without etag and times', async () => {
		const { json } = await box.call('GET', '/2.0/folders/0');

		expect(json).toMatchObject({
			id: '0',
			name: 'All Files',
			etag: null,
			sequence_id: null,
			created_at: null,
			modified_at: null,
			parent: null,
			path_collection: { total_count: 0, entries: [] },
		});
		expect((await box.call('PUT', '/2.0/folders/0', { name: 'x' })).status).toBe(403);
		expect((await box.call('DELETE', '/2.0/folders/0?recursive=true')).status).toBe(403);
	});

	it('lists folders, files and web links in this order, each by name', async () => {
		emulator.addFile({ name: 'a', content: '' });
		await box.call('POST', '/2.0/web_links', {
			name: 'b',
			url: 'https://example.com/',
			parent: { id: '0' },
		});
		for (const name of ['D', 'c']) emulator.addFolder({ name });

		expect(names((await box.call('GET', '/2.0/folders/0/items')).json)).toEqual([
			'c',
			'D',
			'a',
			'b',
		]);
		const reverse = await box.call('GET', '/2.0/folders/0/items?sort=name&direction=DESC');
		expect(names(reverse.json)).toEqual(['D', 'c', 'a', 'b']);
	});

	it('cuts an over-large limit and refuses an offset above 10,000', async () => {
		const { json } = await box.call('GET', '/2.0/folders/0/items?limit=5000');
		expect(at(json, 'limit')).toBe(1000);

		expect((await box.call('GET', '/2.0/folders/0/items?offset=10000')).status).toBe(200);
		const far = await box.call('GET', '/2.0/folders/0/items?offset=10001');
		expect([far.status, at(far.json, 'code')]).toEqual([400, 'invalid_offset']);
	});

	it('pages by marker until the marker is empty', async () => {
		for (const name of ['a', 'b', 'c']) emulator.addFolder({ name });
		const seen: unknown[] = [];
		let marker = '';
		do {
			const path = `/2.0/folders/0/items?usemarker=true&limit=2&marker=${marker}`;
			const { json } = await box.call('GET', path);
			seen.push(names(json));
			marker = String(at(json, 'next_marker'));
		} while (marker !== '');

		expect(seen).toEqual([['a', 'b'], ['c']]);
		expect((await box.call('GET', '/2.0/folders/0/items?usemarker=true&marker=!')).status).toBe(
			400,
		);
	});

	it('does not sort the root folder by marker, only others', async () => {
		const folder = emulator.addFolder({ name: 'folder' });
		const listed = async (id: string) => {
			for (const name of ['b', 'a', 'c']) emulator.addFile({ name, parentId: id, content: '' });
			const query = 'usemarker=true&sort=name&direction=DESC';
			return names((await box.call('GET', `/2.0/folders/${id}/items?${query}`)).json);
		};

		expect(await listed(folder.id)).toEqual(['c', 'b', 'a']);
		expect(await listed('0')).toEqual(['folder', 'a', 'b', 'c']);
	});

	it('folds the name of a new folder before it compares, and keeps names as they are', async () => {
		const taken = emulator.addFolder({ name: '資料1' });
		const body = (name: string) => ({ name, parent: { id: '0' } });

		const refused = await box.call('POST', '/2.0/folders', body('資料①'));
		expect(refused.status).toBe(409);
		expect(at(refused.json, 'context_info', 'conflicts', 0, 'id')).toBe(taken.id);
		for (const form of ['NFD', 'NFC']) {
			const name = 'é'.normalize(form);
			const created = await box.call('POST', '/2.0/folders', body(name));
			expect(at(created.json, 'name')).toBe(name);
		}
	});

	it('takes many files at once', async () => {
		const name = (number: number) => `${number}.txt`;
		emulator.addManyFiles({ count: 3, name, createdAt: (number) => 1000 * number });

		const { json } = await box.call('GET', '/2.0/folders/0/items?fields=name,created_at,sha1');
		expect(names(json)).toEqual(['0.txt', '1.txt', '2.txt']);
		expect(at(json, 'entries', 1, 'created_at')).toBe('1969-12-31T16:00:01-08:00');
		expect(emulator.eventsOf()).toEqual([]);
	});

	it('gives a folder an address for uploads, and takes it away', async () => {
		const made = await box.call('POST', '/2.0/folders', {
			...{ name: 'a', parent: { id: '0' } },
			folder_upload_email: { access: 'collaborators' },
		});
		const path = `/2.0/folders/${String(at(made.json, 'id'))}`;
		const change = async (body: object) => (await box.call('PUT', path, body)).json;

		expect(at(made.json, 'folder_upload_email')).toEqual({
			access: 'collaborators',
			email: expect.stringContaining('@'),
		});
		const changed = await change({ folder_upload_email: { access: 'open' } });
		expect(at(changed, 'folder_upload_email', 'access')).toBe('open');
		const kept = await change({ sync_state: 'synced' });
		expect(at(kept, 'folder_upload_email', 'access')).toBe('open');
		expect(at(await change({ folder_upload_email: null }), 'folder_upload_email')).toBeNull();
	});

	it('lets collaborators invite only if they may see each other', async () => {
		const { id } = emulator.addFolder({ name: 'a' });
		const change = async (view: boolean, invite?: boolean) => {
			const body = { can_non_owners_view_collaborators: view, can_non_owners_invite: invite };
			return (await box.call('PUT', `/2.0/folders/${id}`, body)).status;
		};

		expect(await change(false)).toBe(400);
		expect(await change(false, true)).toBe(400);
		expect(await change(false, false)).toBe(200);
		expect(await change(false)).toBe(200);
		expect(await change(true, true)).toBe(200);
	});

	it.each([
		['another sync state', { sync_state: 'sometimes' }],
		['uploads from others', { folder_upload_email: { access: 'company' } }],
	])('refuses %s', async (_what, body) => {
		const { id } = emulator.addFolder({ name: 'a' });
		const folder = { name: 'b', parent: { id: '0' } };

		expect((await box.call('POST', '/2.0/folders', { ...folder, ...body })).status).toBe(400);
		expect((await box.call('PUT', `/2.0/folders/${id}`, body)).status).toBe(400);
		expect(emulator.tree()).toBe('a/');
	});

	it('refuses to move a folder into itself', async () => {
		const outer = emulator.addFolder({ name: 'outer' });
		const inner = emulator.addFolder({ name: 'inner', parentId: outer.id });

		for (const id of [inner.id, outer.id]) {
			const { status, json } = await box.call('PUT', `/2.0/folders/${outer.id}`, {
				parent: { id },
			});
			expect([status, at(json, 'code')]).toEqual([400, 'cyclical_folder_structure']);
		}
		expect(emulator.tree()).toBe('outer/\n  inner/');
	});

	it('copies a folder with all it contains', async () => {
		const outer = emulator.addFolder({ name: 'outer' });
		const inner = emulator.addFolder({ name: 'inner', parentId: outer.id });
		const file = emulator.addFile({ name: 'a.txt', parentId: inner.id, content: 'abc' });

		const copy = await box.call('POST', `/2.0/folders/${outer.id}/copy`, {
			parent: { id: '0' },
			name: 'copy',
		});

		expect(copy.status).toBe(201);
		const copied = emulator.find('/copy/inner/a.txt');
		expect(copied?.id).not.toBe(file.id);
		expect(emulator.content(String(copied?.id)).toString()).toBe('abc');
	});

	it('keeps a folder with something in it unless told otherwise', async () => {
		const folder = emulator.addFolder({ name: 'full' });
		emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'a' });

		const refused = await box.call('DELETE', `/2.0/folders/${folder.id}`);
		expect([refused.status, at(refused.json, 'code')]).toEqual([400, 'folder_not_empty']);
		expect((await box.call('DELETE', `/2.0/folders/${folder.id}?recursive=true`)).status).toBe(204);
		expect(emulator.tree()).toBe('');
	});

	it('has a trash that things come back from, once their name is free', async () => {
		const folder = emulator.addFolder({ name: 'a' });
		const file = emulator.addFile({ name: 'b.txt', parentId: folder.id, content: 'b' });
		await box.call('DELETE', `/2.0/folders/${folder.id}?recursive=true`);
		emulator.addFolder({ name: 'A' });

		const trash = await box.call('GET', '/2.0/folders/trash/items');
		const trashed = await box.call('GET', `/2.0/folders/${folder.id}/trash`);
		expect(names(trash.json)).toEqual(['a']);
		expect(at(trashed.json, 'path_collection', 'entries', 0, 'id')).toBe('1');
		const within = await box.call('GET', `/2.0/files/${file.id}`);
		expect(within.json).toMatchObject({ item_status: 'trashed', trashed_at: null });
		expect(at((await box.call('GET', `/2.0/folders/${folder.id}`)).json, 'code')).toBe('trashed');

		expect((await box.call('POST', `/2.0/folders/${folder.id}`, {})).status).toBe(409);
		const restored = await box.call('POST', `/2.0/folders/${folder.id}`, { name: 'again' });
		expect(restored.status).toBe(201);
		expect(emulator.tree()).toBe('A/\nagain/\n  b.txt  1 bytes');
		expect(at((await box.call('GET', `/2.0/folders/${folder.id}/trash`)).json, 'code')).toBe(
			'not_trashed',
		);
	});

	it('forgets for good what is deleted from the trash', async () => {
		const file = emulator.addFile({ name: 'a.txt', content: 'a' });
		await box.call('DELETE', `/2.0/files/${file.id}`);

		expect((await box.call('DELETE', `/2.0/files/${file.id}/trash`)).status).toBe(204);
		expect((await box.call('GET', `/2.0/files/${file.id}/trash`)).status).toBe(404);
	});
});
