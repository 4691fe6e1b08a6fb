import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s folder locks', () => {
	let emulator: Emulator;
	let box: Api;
	let id: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		const outer = emulator.addFolder({ name: 'outer' });
		id = emulator.addFolder({ name: 'a', parentId: outer.id }).id;
	});

	afterEach(async () => await end(emulator));

	const lock = async (client = box, locked_operations?: object) =>
		await client.call('POST', '/2.0/folder_locks', {
			folder: { type: 'folder', id },
			...(locked_operations ? { locked_operations } : {}),
		});

	it('keep a folder where it is, until they are taken away', async () => {
		const made = await lock(box, { move: true, delete: true });
		expect(made.json).toMatchObject({ type: 'folder_lock', folder: { id }, lock_type: 'freeze' });
		const list = async () =>
			at((await box.call('GET', `/2.0/folder_locks?folder_id=${id}`)).json, 'entries');
		expect(await list()).toEqual([made.json]);

		const outer = emulator.find('/outer')?.id ?? '';
		const refused = [
			await box.call('PUT', `/2.0/folders/${id}`, { parent: { id: '0' } }),
			await box.call('DELETE', `/2.0/folders/${id}`),
			await box.call('DELETE', `/2.0/folders/${outer}?recursive=true`),
		];
		expect(refused.map(({ json }) => at(json, 'code'))).toEqual(
			refused.map(() => 'access_denied_item_locked'),
		);
		expect((await box.call('PUT', `/2.0/folders/${id}`, { name: 'b' })).status).toBe(200);

		const path = `/2.0/folder_locks/${String(at(made.json, 'id'))}`;
		expect((await box.call('DELETE', path)).status).toBe(204);
		expect((await box.call('DELETE', path)).status).toBe(404);
		expect(await list()).toEqual([]);
		expect((await box.call('DELETE', `/2.0/folders/${id}`)).status).toBe(204);
	});

	it('are the owner’s to set, for both operations at once', async () => {
		const { colleague } = emulator.users;
		const share = { itemType: 'folder', itemId: id, userId: colleague.id, role: 'editor' } as const;
		emulator.addCollaboration(share);
		const other = api(emulator, emulator.connect(colleague.id).access_token);

		expect((await lock(other)).status).toBe(404);
		expect((await lock(box, { move: true, delete: false })).status).toBe(400);
		expect((await lock()).status).toBe(200);
		expect((await box.call('GET', '/2.0/folder_locks')).status).toBe(400);
	});
});
