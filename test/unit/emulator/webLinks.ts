import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s web links', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const url = 'https://example.com/page';
	const create = async (body: object) =>
		await box.call('POST', '/2.0/web_links', { url, parent: { id: '0' }, ...body });

	it('are created with 200, changed, shared and deleted', async () => {
		const made = await create({ name: 'page', description: 'd' });
		expect(made.status).toBe(200);
		expect(made.json).toMatchObject({
			type: 'web_link',
			name: 'page',
			url,
			description: 'd',
			etag: '0',
		});
		const path = `/2.0/web_links/${String(at(made.json, 'id'))}`;

		const changed = await box.call('PUT', path, {
			url: 'https://example.com/other',
			name: 'other',
		});
		const shared = await box.call('PUT', `${path}?fields=shared_link`, { shared_link: {} });
		const read = await box.call('GET', path);

		expect(changed.json).toMatchObject({ url: 'https://example.com/other', name: 'other' });
		expect(at(shared.json, 'shared_link', 'access')).toBe('open');
		expect(at(read.json, 'etag')).toBe('2');
		expect((await box.call('DELETE', path)).status).toBe(204);
		expect(at((await box.call('GET', path)).json, 'item_status')).toBe('trashed');
	});

	it.each([
		['an address that is not of the web', { url: 'ftp://example.com/' }],
		['no address', { url: null }],
		['no parent folder', { parent: null }],
		['an empty name', { name: '' }],
		['a name that cannot be', { name: 'a/b' }],
		['a description that is too long', { description: 'd'.repeat(257) }],
		['an unknown property', { nmae: 'page' }],
	])('are not created with %s', async (_what, body) => {
		expect((await create(body)).status).toBe(400);
		expect(emulator.tree()).toBe('');
	});

	it('are changed and deleted only with the right etag, but moved with any', async () => {
		const folder = emulator.addFolder({ name: 'folder' });
		const { id } = emulator.addWebLink({ name: 'page' });
		const path = `/2.0/web_links/${id}`;
		const wrong = { 'if-match': '9' };

		expect((await box.call('PUT', path, { name: 'other' }, wrong)).status).toBe(412);
		expect((await box.call('DELETE', path, undefined, wrong)).status).toBe(412);
		expect((await box.call('PUT', path, { parent: { id: folder.id } }, wrong)).status).toBe(200);
		expect(emulator.find('/folder/page')?.id).toBe(id);
	});

	it('share the names of a folder with all else in it', async () => {
		emulator.addFile({ name: 'page', content: '' });

		expect((await create({ name: 'PAGE' })).status).toBe(409);
	});
});
