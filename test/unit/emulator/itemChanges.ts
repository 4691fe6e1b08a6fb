import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('what the emulator keeps of an item', () => {
	let emulator: Emulator;
	let box: Api;
	let path: string;
	let id: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		({ id } = emulator.addFile({ name: 'a.txt', content: 'a' }));
		path = `/2.0/files/${id}`;
	});

	afterEach(async () => await end(emulator));

	const change = async (body: object) => await box.call('PUT', path, body);
	const read = async (field: string) =>
		at((await box.call('GET', `${path}?fields=${field}`)).json, field);

	it('has up to 100 tags, each once', async () => {
		const tags = Array.from({ length: 101 }, (_, number) => `tag ${number}`);
		expect((await change({ tags })).status).toBe(400);
		expect((await change({ tags: [' '] })).status).toBe(400);
		expect((await change({ tags: ['one', 'one', ...tags.slice(3)] })).status).toBe(200);
		expect(await read('tags')).toEqual(['one', ...tags.slice(3)]);
	});

	it('is in the Favorites of whoever puts it there', async () => {
		const { json } = await box.call('GET', '/2.0/collections');
		const favorites = at(json, 'entries', 0, 'id');
		expect(at(json, 'entries', 0, 'collection_type')).toBe('favorites');
		const other = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		expect((await other.call('GET', `/2.0/collections/${String(favorites)}`)).status).toBe(404);

		expect((await change({ collections: [{ id: '12' }] })).status).toBe(400);
		expect((await change({ collections: [{ id: favorites }] })).status).toBe(200);
		expect(await read('collections')).toMatchObject([{ id: favorites, name: 'Favorites' }]);
		const items = await box.call('GET', `/2.0/collections/${String(favorites)}/items`);
		expect(at(items.json, 'entries', 0, 'id')).toBe(id);
		expect((await change({ collections: null })).status).toBe(200);
		expect(await read('collections')).toEqual([]);
	});

	it('can be downloaded by those whom its setting lets', async () => {
		const { colleague, outsider } = emulator.users;
		const add = (userId: string, role: 'previewer' | 'viewer') =>
			emulator.addCollaboration({ itemType: 'file', itemId: id, userId, role });
		add(colleague.id, 'previewer');
		add(outsider.id, 'viewer');
		const statuses = async () =>
			await Promise.all(
				[colleague, outsider].map(async (user) => {
					const by = api(emulator, emulator.connect(user.id).access_token);
					return (await by.call('GET', `${path}/content`)).status;
				}),
			);

		expect(await statuses()).toEqual([403, 302]);
		await change({ permissions: { can_download: 'open' } });
		expect(await statuses()).toEqual([302, 302]);
		await change({ permissions: { can_download: 'company' } });
		expect(await statuses()).toEqual([403, 403]);
		await change({ permissions: { can_download: null } });
		expect(await statuses()).toEqual([403, 302]);
		expect((await change({ permissions: { can_download: 'nobody' } })).status).toBe(400);
	});

	it('has a retention date that can be put off and cleared, but not brought forward', async () => {
		const set = async (time: string | null) => (await change({ disposition_at: time })).status;
		expect(await set('2040-01-01T00:00:00Z')).toBe(200);
		expect(await set('2040-01-01T00:00:00Z')).toBe(403);
		expect(await set('2039-01-01T00:00:00Z')).toBe(403);
		expect(await set('2041-01-01T00:00:00Z')).toBe(200);
		expect(await read('disposition_at')).toBe('2040-12-31T16:00:00-08:00');
		expect(await set(null)).toBe(200);
		expect(await read('disposition_at')).toBeNull();
	});
});
