import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s preflight, versions and tokens in URLs', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	it('gives a URL to upload to', async () => {
		const { status, json } = await box.call('OPTIONS', '/2.0/files/content', {
			name: 'a.txt',
			size: 4,
			parent: { id: '0' },
		});
		expect(status).toBe(200);

		const uploaded = await box.upload(String(at(json, 'upload_url')).slice(emulator.url.length), [
			['attributes', JSON.stringify({ name: 'a.txt', parent: { id: '0' } })],
			['file', new Blob(['text'])],
		]);

		expect(uploaded.status).toBe(201);
		expect(emulator.tree()).toBe('a.txt  4 bytes');
	});

	it('folds the name that it is asked for, but no name that is stored', async () => {
		emulator.addFile({ name: '1.pdf', content: 'one' });
		emulator.addFile({ name: '②.pdf', content: 'two' });
		emulator.addFile({ name: 'e\u0301.pdf', content: 'NFD' });
		const asked = async (name: string) =>
			(await box.call('OPTIONS', '/2.0/files/content', { name, parent: { id: '0' } })).status;
		const uploaded = async (name: string) =>
			(
				await box.upload('/api/2.0/files/content', [
					['attributes', JSON.stringify({ name, parent: { id: '0' } })],
					['file', new Blob(['text'])],
				])
			).status;

		expect([await asked('①.PDF'), await uploaded('①.PDF')]).toEqual([409, 201]);
		expect([await asked('②.pdf'), await uploaded('②.pdf')]).toEqual([200, 409]);
		expect([await asked('é.pdf'), await uploaded('é.pdf')]).toEqual([200, 201]);
	});

	it('says before the upload what would be refused', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		emulator.addFile({ name: 'b.txt', content: 'b' });
		const version = async (body: object, headers = {}) =>
			(await box.call('OPTIONS', `/2.0/files/${id}/content`, body, headers)).status;
		const huge = await box.call('OPTIONS', '/2.0/files/content', {
			name: 'c.txt',
			size: 1e12,
			parent: { id: '0' },
		});

		expect([huge.status, at(huge.json, 'code')]).toEqual([403, 'file_size_limit_exceeded']);
		expect(await version({ size: 5 })).toBe(200);
		expect(await version({ name: 'B.txt' })).toBe(409);
		expect(await version({ size: 5 }, { 'if-match': '7' })).toBe(412);
	});

	it('keeps older versions to be listed, downloaded and copied', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'one' });
		const uploaded = await box.upload(
			`/api/2.0/files/${id}/content`,
			[
				['attributes', JSON.stringify({ name: 'b.txt' })],
				['file', new Blob(['two'])],
			],
			{ 'if-match': '0' },
		);
		expect(at(uploaded.json, 'entries', 0)).toMatchObject({ id, name: 'b.txt', etag: '1' });

		const versions = await box.call('GET', `/2.0/files/${id}/versions`);
		const version = String(at(versions.json, 'entries', 0, 'id'));
		const copy = await box.call('POST', `/2.0/files/${id}/copy`, {
			parent: { id: '0' },
			name: 'old.txt',
			version,
		});

		expect(versions.json).toMatchObject({ total_count: 1, entries: [{ name: 'a.txt', size: 3 }] });
		const one = await box.call('GET', `/2.0/files/${id}/versions/${version}`);
		expect(one.json).toMatchObject({ type: 'file_version', id: version, name: 'a.txt', size: 3 });
		expect((await box.call('GET', `/2.0/files/${id}/versions/404`)).status).toBe(404);
		expect(emulator.content(String(at(copy.json, 'id'))).toString()).toBe('one');
		expect((await box.call('GET', `/2.0/files/${id}/content?version=1`)).status).toBe(404);
	});

	it('takes a token from the query for downloads alone', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const query = `?access_token=${emulator.connect().access_token}`;
		const get = async (path: string) =>
			(await fetch(emulator.url + path + query, { redirect: 'manual' })).status;

		expect(await get(`/2.0/files/${id}/content`)).toBe(302);
		expect(await get(`/2.0/files/${id}`)).toBe(401);
	});

	it('hides the token from the list of requests, wherever it was', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const { access_token } = emulator.connect();
		await fetch(`${emulator.url}/2.0/files/${id}/content?access_token=${access_token}`, {
			redirect: 'manual',
		});

		expect(JSON.stringify(emulator.requests())).not.toContain(access_token);
	});
});
