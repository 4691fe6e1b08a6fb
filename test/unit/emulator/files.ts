import { createHash } from 'node:crypto';

import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s files', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const attributes = (value: object): [string, string] => ['attributes', JSON.stringify(value)];
	const file: [string, Blob] = ['file', new Blob(['content'])];
	const target = { name: 'a.txt', parent: { id: '0' } };

	it('raises etag and sequence together with each change', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const seen = [];
		for (const name of ['b.txt', 'c.txt']) {
			const { json } = await box.call('PUT', `/2.0/files/${id}`, { name });
			seen.push([at(json, 'etag'), at(json, 'sequence_id')]);
		}

		expect(seen).toEqual([
			['1', '1'],
			['2', '2'],
		]);
	});

	it('keeps to If-Match and If-None-Match', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const path = `/2.0/files/${id}`;

		expect((await box.call('GET', path, undefined, { 'if-none-match': '0' })).status).toBe(304);
		const stale = await box.call('PUT', path, { name: 'b.txt' }, { 'if-match': '7' });
		expect(stale.status).toBe(412);
		expect(at(stale.json, 'code')).toBe('precondition_failed');
		expect((await box.call('DELETE', path, undefined, { 'if-match': '0' })).status).toBe(204);
	});

	it('wants the attributes before the file', async () => {
		const late = await box.upload('/api/2.0/files/content', [file, attributes(target)]);

		expect(late.status).toBe(400);
		expect(at(late.json, 'code')).toBe('metadata_after_file_contents');
		expect(emulator.tree()).toBe('');
	});

	it('compares the SHA-1 in Content-MD5', async () => {
		const sha1 = createHash('sha1').update('content').digest('hex');
		const send = async (digest: string) =>
			await box.upload('/api/2.0/files/content', [attributes(target), file], {
				'content-md5': digest,
			});

		const wrong = await send('0'.repeat(40));
		expect(wrong.status).toBe(400);
		expect(at(wrong.json, 'code')).toBe('bad_digest');
		expect((await send(sha1)).status).toBe(201);
	});

	it('answers 413 to more than 50,000,000 bytes in one request', async () => {
		const send = async (name: string, size: number) =>
			await box.upload('/api/2.0/files/content', [
				attributes({ ...target, name }),
				['file', new Blob([Buffer.alloc(size)])],
			]);

		expect((await send('fits.bin', 50_000_000)).status).toBe(201);
		expect((await send('large.bin', 50_000_001)).status).toBe(413);
	});

	it.each([
		['a slash', 'a/b', 'item_name_invalid'],
		['a trailing space', 'a ', 'item_name_invalid'],
		['two dots', '..', 'item_name_invalid'],
		['a line break', 'a\nb', 'item_name_invalid'],
		['256 characters', 'a'.repeat(256), 'item_name_too_long'],
	])('refuses a name with %s', async (_what, name, code) => {
		const answer = await box.upload('/api/2.0/files/content', [
			attributes({ ...target, name }),
			file,
		]);

		expect(answer.status).toBe(400);
		expect(at(answer.json, 'code')).toBe(code);
	});

	it('shows a conflict as an object for files and as a list for folders, whatever the case', async () => {
		const { id } = emulator.addFile({ name: 'Taken', content: '' });

		const upload = await box.upload('/api/2.0/files/content', [
			attributes({ name: 'TAKEN', parent: { id: '0' } }),
			file,
		]);
		const preflight = await box.call('OPTIONS', '/2.0/files/content', {
			name: 'taken',
			parent: { id: '0' },
		});
		const folder = await box.call('POST', '/2.0/folders', { name: 'taken', parent: { id: '0' } });

		for (const answer of [upload, preflight]) {
			expect(answer.status).toBe(409);
			expect(at(answer.json, 'context_info', 'conflicts', 'id')).toBe(id);
		}
		expect(folder.status).toBe(409);
		expect(at(folder.json, 'context_info', 'conflicts', 0, 'id')).toBe(id);
	});

	it('shows a file in the trash, and says so', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		await box.call('DELETE', `/2.0/files/${id}`);

		const whole = await box.call('GET', `/2.0/files/${id}`);
		const part = await box.call('GET', `/2.0/files/${id}?fields=item_status,parent,shared_link`);

		expect(whole.status).toBe(200);
		expect(whole.json).toMatchObject({
			name: 'a.txt',
			item_status: 'trashed',
			trashed_at: expect.any(String),
			path_collection: { total_count: 1, entries: [{ id: '1', name: 'Trash' }] },
		});
		expect(part.json).toMatchObject({ item_status: 'trashed', shared_link: null });
		expect((await box.call('POST', `/2.0/files/${id}`, {})).status).toBe(201);
		expect((await box.call('GET', `/2.0/files/${id}`)).json).toMatchObject({
			item_status: 'active',
			trashed_at: null,
		});
	});

	it.each<[string, string, object | undefined]>([
		['GET', '/2.0/files/ID/content', undefined],
		['GET', '/2.0/files/ID/versions', undefined],
		['GET', '/2.0/files/ID/collaborations', undefined],
		['PUT', '/2.0/files/ID', { name: 'b.txt' }],
		['PUT', '/2.0/files/ID', { parent: { id: '0' } }],
		['PUT', '/2.0/files/ID?fields=shared_link', { shared_link: {} }],
		['POST', '/2.0/files/ID/copy', { parent: { id: '0' }, name: 'b.txt' }],
		['OPTIONS', '/2.0/files/ID/content', { size: 1 }],
		['POST', '/api/2.0/files/ID/upload_sessions', { file_size: 30_000_000 }],
		['DELETE', '/2.0/files/ID', undefined],
	])('does nothing else with it: %s %s', async (method, path, body) => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		await box.call('DELETE', `/2.0/files/${id}`);

		const answer = await box.call(method, path.replace('ID', id), body);

		expect([answer.status, at(answer.json, 'code')]).toEqual([404, 'trashed']);
	});

	it('answers 404, trashed and 405 for what cannot be had', async () => {
		const item = emulator.addFile({ name: 'a.txt', content: 'a' });
		const folder = emulator.addFolder({ name: 'a' });
		await box.call('DELETE', `/2.0/folders/${folder.id}`);
		const code = async (path: string) => {
			const { status, json } = await box.call('GET', path);
			return [status, at(json, 'code')];
		};

		expect(await code(`/2.0/folders/${folder.id}`)).toEqual([404, 'trashed']);
		expect(await code('/2.0/files/999')).toEqual([404, 'not_found']);
		expect(await code(`/2.0/folders/${item.id}`)).toEqual([404, 'not_found']);
		expect(await code('/2.0/files/abc')).toEqual([405, 'method_not_allowed']);
	});

	it('hands out a base set and what fields ask for', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'abc' });

		const { json } = await box.call('GET', `/2.0/files/${id}?fields=size,lock,nonsense`);

		expect(json).toEqual({ type: 'file', id, etag: '0', size: 3, lock: null });
	});

	it('keeps others from changing a locked file', async () => {
		const { admin, colleague } = emulator.users;
		const item = emulator.addFile({ name: 'a.txt', content: 'a' });
		emulator.addCollaboration({
			itemType: 'file',
			itemId: item.id,
			userId: colleague.id,
			role: 'editor',
		});
		const locked = await box.call('PUT', `/2.0/files/${item.id}?fields=lock`, {
			lock: { access: 'lock', expires_at: '2040-01-01T00:00:00Z' },
		});
		expect(at(locked.json, 'lock', 'created_by', 'id')).toBe(admin.id);
		expect(at(locked.json, 'lock', 'expired_at')).toBe('2039-12-31T16:00:00-08:00');

		const other = api(emulator, emulator.connect(colleague.id).access_token);
		const refused = await other.call('PUT', `/2.0/files/${item.id}`, { name: 'b.txt' });

		expect(at(refused.json, 'code')).toBe('access_denied_item_locked');
	});
});
