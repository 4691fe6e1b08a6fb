import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('what the emulator takes as Box does', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator({ minimumSessionBytes: 1 });
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	/** Sends a body with that media type, or with none at all. */
	const post = async (path: string, body: string, type?: string): Promise<Response> =>
		await fetch(emulator.url + path, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${emulator.connect().access_token}`,
				...(type === undefined ? {} : { 'content-type': type }),
			},
			// Of text, fetch says that it is text.
			body: Buffer.from(body),
		});

	it('fields and extensions that every object has', async () => {
		const { id } = emulator.addFile({ name: 'a.constructor', content: '' });
		const path = `/2.0/files/${id}?fields=constructor,toString,__proto__,representations`;
		const { status, json } = await box.call('GET', path);
		expect(status).toBe(200);
		expect(json).toEqual({ type: 'file', id, etag: '0', representations: { entries: [] } });
	});

	const folder = JSON.stringify({ name: 'a', parent: { id: '0' } });

	it.each([
		['no type', undefined],
		['a type', 'application/json'],
		['a character set', 'application/json; charset=utf-8'],
		['a character set in capitals and quotes', 'Application/JSON;charset="UTF-8"'],
	])('JSON with %s', async (_what, type) => {
		expect((await post('/2.0/folders', folder, type)).status).toBe(201);
	});

	it.each([
		['broken JSON without a type', '{"name":', undefined, 400],
		['broken JSON', '{"name":', 'application/json', 400],
		['a list', '[]', undefined, 400],
		['a type of its own', folder, 'image/png', 415],
		['a text', folder, 'text/plain', 415],
		['a form', 'name=a', 'application/x-www-form-urlencoded', 415],
		['operations', folder, 'application/json-patch+json', 415],
		['parts', folder, 'multipart/form-data; boundary=x', 415],
		['bytes', folder, 'application/octet-stream', 415],
		['a longer type', folder, 'application/json-seq', 415],
	])('but not %s', async (_what, body, type, status) => {
		const answer = await post('/2.0/folders', body, type);

		expect(answer.status).toBe(status);
		expect(await answer.json()).toMatchObject({ type: 'error', status });
	});

	it('null for text that may be left out, which it clears', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const path = `/2.0/files/${id}`;
		await box.call('PUT', path, { description: 'd', tags: ['t'] });

		const cleared = await box.call('PUT', `${path}?fields=name,description,tags`, {
			name: null,
			description: null,
			tags: null,
			lock: null,
			shared_link: null,
		});

		expect(cleared.status).toBe(200);
		expect(cleared.json).toMatchObject({ name: 'a.txt', description: '', tags: [] });
	});

	it.each<[string, string, object]>([
		['a new folder', '/2.0/folders', { sync_state: null, folder_upload_email: null }],
		['a new web link', '/2.0/web_links', { url: 'https://example.com/', description: null }],
	])('null for what %s may have', async (_what, path, more) => {
		const answer = await box.call('POST', path, { name: 'b', parent: { id: '0' }, ...more });

		expect(answer.json).toMatchObject({ name: 'b', description: '' });
	});

	it('null in the attributes of an upload, of a copy, a shared link and a collaboration', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const attributes = { name: 'b.txt', parent: { id: '0' }, description: null };

		const answers: Answer[] = [
			await box.upload('/api/2.0/files/content', [
				['attributes', JSON.stringify({ ...attributes, content_created_at: null })],
				['file', new Blob(['b'])],
			]),
			await box.call('POST', `/2.0/files/${id}/copy`, {
				name: 'c.txt',
				version: null,
				parent: { id: '0' },
			}),
			await box.call('PUT', `/2.0/files/${id}?fields=shared_link`, {
				shared_link: { access: null, password: null, permissions: { can_download: null } },
			}),
			await box.call('POST', '/2.0/collaborations', {
				item: { type: 'file', id },
				accessible_by: { type: 'user', id: null, login: emulator.users.colleague.login },
				role: 'editor',
				is_access_only: null,
			}),
		];

		expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 201]);
	});

	it('but not null for a name that has to be given', async () => {
		const answer = await box.call('POST', '/2.0/folders', { name: null, parent: { id: '0' } });

		expect(answer.status).toBe(400);
		expect(at(answer.json, 'context_info', 'errors', 0, 'name')).toBe('name');
	});

	it('ids as numbers', async () => {
		const made = emulator.addFolder({ name: 'made' });
		const parent = { id: Number(made.id) };
		const file = emulator.addFile({ name: 'a.txt', content: 'a' });

		const answers: Answer[] = [
			await box.call('POST', '/2.0/folders', { name: 'a', parent: { id: 0 } }),
			await box.call('POST', `/2.0/files/${file.id}/copy`, { parent }),
			await box.call('PUT', `/2.0/files/${file.id}`, { name: 'b.txt', parent }),
			await box.call('POST', '/api/2.0/files/upload_sessions', {
				folder_id: parent.id,
				file_name: 'c.bin',
				file_size: 10,
			}),
			await box.upload('/api/2.0/files/content', [
				['attributes', JSON.stringify({ name: 'd.txt', parent })],
				['file', new Blob(['d'])],
			]),
			await box.call('POST', '/2.0/collaborations', {
				item: { type: 'folder', id: parent.id },
				accessible_by: { type: 'user', id: Number(emulator.users.colleague.id) },
				role: 'editor',
			}),
		];

		expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 201, 201, 201]);
		expect(at(answers[1]?.json, 'parent', 'id')).toBe(made.id);
	});

	it.each([1.5, -1, 2 ** 53, true, {}])('but not %p for an id', async (id) => {
		const answer = await box.call('POST', '/2.0/folders', { name: 'a', parent: { id } });

		expect(answer.status).toBe(400);
	});

	it.each(['multipart/form-data; boundary=x', 'application/octet-stream'])(
		'but no change of what is there by %s',
		async (type) => {
			const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
			const session = { folder_id: '0', file_size: 3, file_name: 'b.txt' };
			const opened = await post('/api/2.0/files/upload_sessions', JSON.stringify(session), type);
			const copied = await post(`/2.0/files/${id}/copy`, '{"parent":{"id":"0"},"name":"b"}', type);
			const headers = { 'content-type': type };
			const changed = await box.call('PUT', `/2.0/files/${id}`, { description: 'b' }, headers);

			expect([opened.status, copied.status, changed.status]).toEqual([415, 415, 415]);
		},
	);

	it.each(['1', 'Jan 1 2030', '2030-01-01', '2030-01-01T00:00', 'tomorrow'])(
		'but not %p for a time',
		async (time) => {
			const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
			const shared_link = { unshared_at: time };
			const changed = await box.call('PUT', `/2.0/files/${id}`, { shared_link });
			const query = new URLSearchParams({ stream_type: 'admin_logs', created_after: time });
			const listed = await box.call('GET', `/2.0/events?${query.toString()}`);

			expect([changed.status, listed.status]).toEqual([400, 400]);
		},
	);

	it('a login in other capitals', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const user = { name: 'Capital', login: 'Capital@Example.com' };
		await box.call('POST', '/2.0/users', user);
		const made = await box.call('POST', '/2.0/collaborations', {
			item: { type: 'file', id },
			accessible_by: { type: 'user', login: 'capitaL@example.com' },
			role: 'viewer',
		});

		expect(made.json).toMatchObject({ accessible_by: { name: 'Capital' } });
	});

	it.each(['true', 'True', 'TRUE'])('%s for true in a query', async (value) => {
		const { id } = emulator.addFolder({ name: 'full' });
		emulator.addFile({ name: 'a.txt', content: 'a', parentId: id });

		const marked = await box.call('GET', `/2.0/folders/${id}/items?usemarker=${value}`);
		const deleted = await box.call('DELETE', `/2.0/folders/${id}?recursive=${value}`);

		expect(marked.json).toHaveProperty('next_marker');
		expect(deleted.status).toBe(204);
	});

	it.each(['false', 'False'])('%s for false in a query', async (value) => {
		const { id } = emulator.addFolder({ name: 'full' });
		emulator.addFile({ name: 'a.txt', content: 'a', parentId: id });

		const marked = await box.call('GET', `/2.0/folders/${id}/items?usemarker=${value}`);
		const deleted = await box.call('DELETE', `/2.0/folders/${id}?recursive=${value}`);

		expect(marked.json).toHaveProperty('offset');
		expect(at(deleted.json, 'code')).toBe('folder_not_empty');
	});
});
