import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const PNG = Buffer.from('89504e470d0a1a0a00', 'hex');
const JPEG = Buffer.from('ffd8ffe000', 'hex');

describe('avatars in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let colleague: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
	});

	afterEach(async () => await end(emulator));

	const path = (id = '21000000022') => `/2.0/users/${id}/avatar`;
	/** A form with a file of that name, which the helper for uploads has no name for. */
	async function put(name: string, bytes: Buffer, as = box, id?: string): Promise<Answer> {
		return await as.upload(path(id), [['pic', new File([bytes], name)]]);
	}

	it('are set, shown, replaced and deleted', async () => {
		expect((await box.call('GET', path())).status).toBe(404);
		const made = await put('me.png', PNG, colleague);
		expect(made.status).toBe(201);
		expect(at(made.json, 'pic_urls', 'large')).toContain('/large/21000000022');
		const shown = await colleague.call('GET', path());
		expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);

		expect((await put('me.JPG', JPEG)).status).toBe(200);
		expect((await box.call('GET', path())).headers.get('content-type')).toBe('image/jpeg');
		expect((await colleague.call('DELETE', path())).status).toBe(204);
		expect((await colleague.call('DELETE', path())).status).toBe(404);
	});

	it.each<[string, string, Buffer]>([
		['another kind of file', 'me.gif', Buffer.from('GIF89a')],
		['a name that does not fit', 'me.png', JPEG],
		['an empty file', 'me.png', Buffer.alloc(0)],
		['a large file', 'me.png', Buffer.concat([PNG, Buffer.alloc(1024 * 1024)])],
	])('refuse %s', async (_what, name, bytes) => {
		expect((await put(name, bytes)).status).toBe(400);
	});

	it('need a part called pic, and the right to change them', async () => {
		const part: [string, Blob] = ['file', new File([PNG], 'me.png')];

		expect((await box.upload(path(), [part])).status).toBe(400);
		expect((await put('me.png', PNG, colleague, '21000000011')).status).toBe(403);
		expect((await put('me.png', PNG, box, '21000000033')).status).toBe(404);
		expect((await colleague.call('DELETE', path('21000000011'))).status).toBe(403);
	});
});
