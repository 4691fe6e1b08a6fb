import type { Emulator, EmulatorOptions } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('what the emulator lets others see', () => {
	let emulator: Emulator;
	let box: Api;
	let time = Date.UTC(2026, 0, 1);
	let folderId = '';
	let fileId = '';
	const options: EmulatorOptions = { now: () => time };

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator(options);
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);

	async function link(path: string, shared_link: object | null): Promise<unknown> {
		const { json } = await box.call('PUT', `${path}?fields=shared_link`, { shared_link });
		return json;
	}

	it('hides what was not shared, and tells what a role does not allow', async () => {
		const { colleague } = emulator.users;
		const secret = emulator.addFolder({ name: 'secret' });
		const shared = emulator.addFolder({ name: 'shared', parentId: secret.id });
		const file = emulator.addFile({ name: 'a.txt', parentId: shared.id, content: 'a' });
		emulator.addCollaboration({
			itemType: 'folder',
			itemId: shared.id,
			userId: colleague.id,
			role: 'viewer',
		});
		const other = as(colleague);

		expect((await other.call('GET', `/2.0/folders/${secret.id}`)).status).toBe(404);
		const refused = await other.call('PUT', `/2.0/files/${file.id}`, { name: 'b.txt' });
		expect([refused.status, at(refused.json, 'code')]).toEqual([
			403,
			'access_denied_insufficient_permissions',
		]);
		const seen = await other.call('GET', `/2.0/files/${file.id}`);
		expect(at(seen.json, 'path_collection', 'entries', 1, 'id')).toBe(shared.id);
		expect(at(seen.json, 'path_collection', 'total_count')).toBe(2);
		expect(emulator.tree(colleague.id)).toBe('shared/\n  a.txt  1 bytes');
	});

	it('lets an editor upload, and gives the file to the folder’s owner', async () => {
		const { admin, colleague } = emulator.users;
		const folder = emulator.addFolder({ name: 'shared' });
		const made = await box.call('POST', '/2.0/collaborations', {
			item: { type: 'folder', id: folder.id },
			accessible_by: { type: 'user', login: colleague.login },
			role: 'editor',
		});
		expect(made.status).toBe(201);

		const file = emulator.addFile({
			name: 'a.txt',
			parentId: folder.id,
			content: 'a',
			as: colleague.id,
		});

		const { json } = await box.call('GET', `/2.0/files/${file.id}`);
		expect(at(json, 'created_by', 'id')).toBe(colleague.id);
		expect(at(json, 'owned_by', 'id')).toBe(admin.id);
		const list = await box.call('GET', `/2.0/folders/${folder.id}/collaborations`);
		expect(at(list.json, 'entries', 0, 'accessible_by', 'id')).toBe(colleague.id);
		await box.call('DELETE', `/2.0/collaborations/${String(at(made.json, 'id'))}`);
		expect(emulator.tree(colleague.id)).toBe('');
	});

	it('creates a shared link with defaults, keeps it, removes it, and makes another one', async () => {
		const path = `/2.0/files/${emulator.addFile({ name: 'a.txt', content: 'a' }).id}`;

		const created = await link(path, {});
		const kept = await link(path, { access: 'company' });
		const removed = await link(path, null);
		const again = await link(path, {});

		expect(at(created, 'shared_link')).toMatchObject({
			access: 'open',
			effective_permission: 'can_download',
			is_password_enabled: false,
			permissions: { can_preview: true, can_download: true, can_edit: false },
		});
		expect(at(kept, 'shared_link', 'url')).toBe(at(created, 'shared_link', 'url'));
		expect(at(kept, 'shared_link', 'access')).toBe('company');
		expect(at(removed, 'shared_link')).toBeNull();
		expect(at(again, 'shared_link', 'url')).not.toBe(at(created, 'shared_link', 'url'));
	});

	it.each([
		['a weak password', { password: 'short' }],
		['a password that is letters alone', { password: 'abcdefgh' }],
		['a password on a company link', { access: 'company', password: 'Secret-123' }],
		['a short vanity name', { vanity_name: 'short' }],
		['an expiry in the past', { unshared_at: '2020-01-01T00:00:00Z' }],
		['an access that does not exist', { access: 'everyone' }],
		[
			'permissions on a collaborators link',
			{ access: 'collaborators', permissions: { can_download: true } },
		],
	])('refuses %s', async (_what, shared_link) => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });

		const answer = await box.call('PUT', `/2.0/files/${id}`, { shared_link });

		expect(answer.status).toBe(400);
		expect(emulator.tree()).not.toContain('shared link');
	});

	it('opens an item to whoever has the link and the password, until it expires', async () => {
		const folder = emulator.addFolder({ name: 'a' });
		const file = emulator.addFile({ name: 'b.txt', parentId: folder.id, content: 'b' });
		const made = await link(`/2.0/folders/${folder.id}`, {
			password: 'Secret-123',
			unshared_at: '2026-01-01T00:30:00Z',
		});
		const url = String(at(made, 'shared_link', 'url'));
		const outsider = as(emulator.users.outsider);
		const open = async (path: string, boxapi: string) =>
			await outsider.call('GET', path, undefined, { boxapi });
		const right = `shared_link=${encodeURIComponent(url)}&shared_link_password=Secret-123`;

		const resolved = await open('/2.0/shared_items', right);
		expect(at(resolved.json, 'id')).toBe(folder.id);
		expect(at(resolved.json, 'item_collection')).toBeUndefined();
		expect((await open(`/2.0/files/${file.id}`, right)).status).toBe(200);
		expect((await outsider.call('GET', `/2.0/files/${file.id}`)).status).toBe(404);
		const wrong = await open('/2.0/shared_items', `shared_link=${url}&shared_link_password=wrong`);
		expect([wrong.status, at(wrong.json, 'code')]).toEqual([403, 'incorrect_shared_item_password']);

		time += 30 * 60_000;
		expect((await open('/2.0/shared_items', right)).status).toBe(404);
	});

	it('gives the file of an open link to anybody by its download URL', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'abc' });
		const path = `/2.0/files/${id}`;
		const url = String(at(await link(path, {}), 'shared_link', 'download_url'));
		const status = async () => (await fetch(url)).status;

		const answer = await fetch(url);
		expect(await answer.text()).toBe('abc');
		expect(answer.headers.get('content-disposition')).toContain('filename="a.txt"');
		const read = await box.call('GET', `${path}?fields=shared_link`);
		expect(at(read.json, 'shared_link', 'download_count')).toBe(1);

		await link(path, { password: 'Secret-123' });
		expect(await status()).toBe(404);
		await link(path, { password: null });
		expect(await status()).toBe(200);
		await link(path, { access: 'company' });
		expect(await status()).toBe(404);
		await link(path, { access: 'open', permissions: { can_download: false } });
		expect(await status()).toBe(404);
	});

	it.each<[string, object, () => Promise<unknown>]>([
		[
			'of a link that expired',
			{ unshared_at: '2026-01-01T00:30:00Z' },
			async () => (time += 30 * 60_000),
		],
		['of a link that was removed', {}, async () => await link(`/2.0/files/${fileId}`, null)],
		['of a file in the trash', {}, async () => await box.call('DELETE', `/2.0/files/${fileId}`)],
		[
			'of a file whose folder is in the trash',
			{},
			async () => await box.call('DELETE', `/2.0/folders/${folderId}?recursive=true`),
		],
	])('does not open the download URL %s', async (_what, shared_link, end) => {
		folderId = emulator.addFolder({ name: 'a' }).id;
		fileId = emulator.addFile({ name: 'a.txt', parentId: folderId, content: 'abc' }).id;
		const made = await link(`/2.0/files/${fileId}`, shared_link);
		const url = String(at(made, 'shared_link', 'download_url'));
		expect((await fetch(url)).status).toBe(200);
		await end();

		expect((await fetch(url)).status).toBe(404);
	});

	it('gives no file by its download URL that is for the company, or whose downloads a lock prevents', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'abc' });
		const path = `/2.0/files/${id}`;
		const url = String(at(await link(path, {}), 'shared_link', 'download_url'));
		const isGiven = async () => (await fetch(url)).ok;

		await box.call('PUT', path, { permissions: { can_download: 'company' } });
		expect(await isGiven()).toBe(false);
		await box.call('PUT', path, { permissions: { can_download: 'open' } });
		expect(await isGiven()).toBe(true);
		await box.call('PUT', path, { lock: { type: 'lock', is_download_prevented: true } });
		expect(await isGiven()).toBe(false);
	});

	it('lets nobody edit who may not download', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const permissions = { can_edit: true, can_download: false };
		const shared_link = { permissions };
		const answer = await box.call('PUT', `/2.0/files/${id}`, { shared_link });

		expect(answer.status).toBe(400);
		expect(at(answer.json, 'context_info', 'errors', 0, 'name')).toBe('can_edit');
	});

	it('keeps a company link to the company', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const made = await link(`/2.0/files/${id}`, { access: 'company' });
		const headers = { boxapi: `shared_link=${String(at(made, 'shared_link', 'url'))}` };
		const resolve = async (user: { id: string }) =>
			(await as(user).call('GET', '/2.0/shared_items', undefined, headers)).status;

		expect(await resolve(emulator.users.colleague)).toBe(200);
		expect(await resolve(emulator.users.outsider)).toBe(404);
	});
});
