import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s file requests', () => {
	let emulator: Emulator;
	let box: Api;
	let folder: string;
	let path: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		folder = emulator.addFolder({ name: 'Inbox' }).id;
		path = `/2.0/file_requests/${emulator.addFileRequest({ folderId: folder, title: 'Send' }).id}`;
	});

	afterEach(async () => await end(emulator));

	it('are read, changed and deleted', async () => {
		const { json } = await box.call('GET', path);
		expect(json).toMatchObject({
			type: 'file_request',
			title: 'Send',
			description: '',
			status: 'active',
			folder: { type: 'folder', id: folder },
			etag: '0',
		});
		expect(at(json, 'url')).toMatch(/^\/f\/[0-9a-f]{32}$/);
		const changes = { title: 'Send now', is_email_required: true, status: 'inactive' };
		const body = { ...changes, expires_at: '2030-01-01T00:00:00-08:00' };
		const changed = await box.call('PUT', path, body, { 'if-match': '0' });
		expect(changed.json).toMatchObject({ ...body, etag: '1' });
		expect((await box.call('PUT', path, changes, { 'if-match': '0' })).status).toBe(412);
		expect((await box.call('PUT', path, { title: '' })).status).toBe(400);
		expect((await box.call('DELETE', path)).status).toBe(204);
		expect((await box.call('GET', path)).status).toBe(404);
		expect((await box.call('GET', '/2.0/file_requests/abc')).status).toBe(405);
	});

	it('are copied for another folder', async () => {
		const other = emulator.addFolder({ name: 'Other' }).id;
		const target = { folder: { type: 'folder', id: other } };
		const copy = await box.call('POST', `${path}/copy`, { ...target, description: 'More' });

		expect(copy.status).toBe(200);
		expect(copy.json).toMatchObject({ title: 'Send', description: 'More', folder: { id: other } });
		const original = await box.call('GET', path);
		expect(at(copy.json, 'id')).not.toBe(at(original.json, 'id'));
		expect(at(copy.json, 'url')).not.toBe(at(original.json, 'url'));
		expect((await box.call('POST', `${path}/copy`, {})).status).toBe(400);
		const unknown = { folder: { type: 'folder', id: '1' } };
		expect((await box.call('POST', `${path}/copy`, unknown)).status).toBe(404);
		expect((await box.call('POST', '/2.0/file_requests/1/copy', target)).status).toBe(404);
	});

	it('are for editors of their folder, and end with it', async () => {
		const { colleague } = emulator.users;
		const other = api(emulator, emulator.connect(colleague.id).access_token);
		expect((await other.call('GET', path)).status).toBe(404);
		const share = { itemType: 'folder', itemId: folder, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });

		expect((await other.call('GET', path)).status).toBe(200);
		expect((await other.call('PUT', path, { title: 'Mine' })).status).toBe(403);
		expect((await other.call('DELETE', path)).status).toBe(403);
		await box.call('DELETE', `/2.0/folders/${folder}`);
		expect((await box.call('GET', path)).status).toBe(404);
	});
});
