import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

const BODY = { watermark: { imprint: 'default' } };

describe('watermarks in the emulator', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	it.each(['file', 'folder'] as const)('are put on a %s and taken away', async (type) => {
		const item =
			type === 'file'
				? emulator.addFile({ name: 'a.pdf', content: 'a' })
				: emulator.addFolder({ name: 'a' });
		const path = `/2.0/${type}s/${item.id}/watermark`;
		expect((await box.call('GET', path)).status).toBe(404);

		const made = await box.call('PUT', path, BODY);
		expect(made.status).toBe(201);
		expect((await box.call('GET', path)).json).toEqual(made.json);
		expect((await box.call('PUT', path, BODY)).status).toBe(200);
		expect((await box.call('DELETE', path)).status).toBe(204);
		expect((await box.call('DELETE', path)).status).toBe(404);
		expect((await box.call('PUT', path, { watermark: { imprint: 'mine' } })).status).toBe(400);
	});

	it('hold for all that is in a folder', async () => {
		const folder = emulator.addFolder({ name: 'a' });
		const file = emulator.addFile({ name: 'a.pdf', content: 'a', parentId: folder.id });
		const info = async (path: string) =>
			at((await box.call('GET', `${path}?fields=watermark_info`)).json, 'watermark_info');
		await box.call('PUT', `/2.0/folders/${folder.id}/watermark`, BODY);

		expect(await info(`/2.0/folders/${folder.id}`)).toMatchObject({
			is_watermarked: true,
			is_watermark_inherited: false,
		});
		expect(await info(`/2.0/files/${file.id}`)).toMatchObject({
			is_watermarked: true,
			is_watermark_inherited: true,
		});
		expect((await box.call('GET', `/2.0/files/${file.id}/watermark`)).status).toBe(404);
	});

	it('are for editors, and not for the root folder', async () => {
		const folder = emulator.addFolder({ name: 'a' });
		const { colleague } = emulator.users;
		const share = { itemType: 'folder', itemId: folder.id, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer uploader' });
		const other = api(emulator, emulator.connect(colleague.id).access_token);

		expect((await other.call('PUT', `/2.0/folders/${folder.id}/watermark`, BODY)).status).toBe(403);
		expect((await box.call('PUT', '/2.0/folders/0/watermark', BODY)).status).toBe(403);
	});
});
