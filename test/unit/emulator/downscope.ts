import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s downscoped tokens', () => {
	let emulator: Emulator;
	let box: Api;
	let folderId: string;
	let fileId: string;
	let otherId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		folderId = emulator.addFolder({ name: 'a' }).id;
		fileId = emulator.addFile({ name: 'a.txt', parentId: folderId, content: 'a' }).id;
		otherId = emulator.addFile({ name: 'b.txt', content: 'b' }).id;
	});

	afterEach(async () => await end(emulator));

	const exchange = async (
		scope: string,
		more: Record<string, string> = {},
		subject_token = emulator.connect().access_token,
	): Promise<Answer> =>
		await box.form('/oauth2/token', {
			grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
			subject_token,
			subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
			scope,
			...more,
		});

	const narrowed = async (scope: string, more: Record<string, string> = {}) =>
		api(emulator, String(at((await exchange(scope, more)).json, 'access_token')));

	const resource = (path: string) => ({ resource: `https://api.box.com/2.0/${path}` });

	it('say what they are good for', async () => {
		const { status, json } = await exchange(
			'item_rename item_preview',
			resource(`files/${fileId}`),
		);

		expect(status).toBe(200);
		expect(json).toMatchObject({
			token_type: 'bearer',
			issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
			restricted_to: [
				{ scope: 'item_rename', object: { type: 'file', id: fileId } },
				{ scope: 'item_preview', object: { type: 'file', id: fileId } },
			],
		});
		expect(json).not.toHaveProperty('refresh_token');
	});

	it('do that with their item, and nothing else', async () => {
		const client = await narrowed('item_rename item_preview', resource(`files/${fileId}`));
		const status = async (method: string, path: string, body?: object) =>
			(await client.call(method, path, body)).status;
		const file = `/2.0/files/${fileId}`;

		expect(await status('GET', file)).toBe(200);
		expect(await status('PUT', file, { name: 'c.txt' })).toBe(200);
		expect(await status('PUT', file, { shared_link: {} })).toBe(403);
		expect(await status('PUT', file, { name: 'd.txt', description: 'd' })).toBe(403);
		expect(await status('GET', `${file}/content`)).toBe(403);
		expect(await status('DELETE', file)).toBe(403);
		expect(await status('PUT', `/2.0/files/${otherId}`, { name: 'c.txt' })).toBe(404);
	});

	it.each<[string, string, string, object | undefined, number]>([
		['item_download', 'GET', '/2.0/files/FILE/content', undefined, 302],
		['item_share', 'PUT', '/2.0/files/FILE', { shared_link: {} }, 200],
		['item_delete', 'DELETE', '/2.0/files/FILE', undefined, 204],
		['base_explorer', 'GET', '/2.0/folders/FOLDER/items', undefined, 200],
		['base_upload', 'OPTIONS', '/2.0/files/FILE/content', { size: 1 }, 200],
	])('with %s allow %s %s below their folder', async (scope, method, path, body, status) => {
		const client = await narrowed(scope, resource(`folders/${folderId}`));
		const call = path.replace('FILE', fileId).replace('FOLDER', folderId);

		expect((await client.call(method, call, body)).status).toBe(status);
		expect((await client.call('GET', `/2.0/files/${otherId}/versions`)).status).toBe(403);
	});

	it('take the application’s scopes, too, for all there is', async () => {
		const client = await narrowed('root_readonly');

		expect((await client.call('GET', `/2.0/files/${otherId}`)).status).toBe(200);
		expect((await client.call('DELETE', `/2.0/files/${otherId}`)).status).toBe(403);
	});

	it('take a shared link for their item', async () => {
		const { json } = await box.call('PUT', `/2.0/files/${fileId}?fields=shared_link`, {
			shared_link: {},
		});
		const box_shared_link = String(at(json, 'shared_link', 'url'));
		const client = await narrowed('base_preview', { box_shared_link });

		expect((await client.call('GET', `/2.0/files/${fileId}`)).status).toBe(200);
		expect((await client.call('GET', `/2.0/files/${otherId}`)).status).toBe(404);
	});

	it('cannot be made wider again', async () => {
		const first = String(
			at((await exchange('root_readonly', resource(`folders/${folderId}`))).json, 'access_token'),
		);

		const more = await exchange('root_readwrite', {}, first);
		const change = await exchange('item_delete', {}, first);
		const look = await exchange('item_preview', {}, first);
		const elsewhere = await exchange('root_readonly', resource(`files/${otherId}`), first);
		const same = await exchange('root_readonly', {}, first);

		expect(at(more.json, 'error')).toBe('invalid_scope');
		expect(at(change.json, 'error')).toBe('invalid_scope');
		expect(look.status).toBe(200);
		expect(at(elsewhere.json, 'error')).toBe('invalid_resource');
		const client = api(emulator, String(at(same.json, 'access_token')));
		expect((await client.call('GET', `/2.0/files/${otherId}`)).status).toBe(404);
	});

	it.each<[string, string, Record<string, string>, string]>([
		['an unknown scope', 'item_fly', {}, 'invalid_scope'],
		['what every object has', 'constructor', {}, 'invalid_scope'],
		['no scope', '', {}, 'invalid_request'],
		['an item that is not there', 'item_read', resource('files/999'), 'invalid_resource'],
		[
			'a link that opens nothing',
			'item_read',
			{ box_shared_link: 'http://x/s/y' },
			'invalid_resource',
		],
		['an unknown token', 'item_read', { subject_token: 'x' }, 'invalid_grant'],
		['another kind of token', 'item_read', { subject_token_type: 'x' }, 'invalid_grant'],
	])('are refused for %s', async (_what, scope, more, error) => {
		const answer = await exchange(scope, more);

		expect([answer.status, at(answer.json, 'error')]).toEqual([400, error]);
	});
});
