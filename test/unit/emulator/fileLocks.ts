import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s locks on files', () => {
	let emulator: Emulator;
	let now: number;
	let mine: Api;
	let theirs: Api;
	let id: string;

	beforeEach(async () => {
		now = Date.UTC(2030, 0, 1);
		emulator = await startEmulator({ now: () => now });
		const { colleague } = emulator.users;
		({ id } = emulator.addFile({ name: 'a.txt', content: 'a' }));
		emulator.addCollaboration({
			itemType: 'file',
			itemId: id,
			userId: colleague.id,
			role: 'co-owner',
		});
		mine = api(emulator);
		theirs = api(emulator, emulator.connect(colleague.id).access_token);
	});

	afterEach(async () => await end(emulator));

	const lock = async (more: object = {}) =>
		await mine.call('PUT', `/2.0/files/${id}?fields=lock`, {
			lock: { access: 'lock', type: 'lock', ...more },
		});
	const version = async (by: Api): Promise<Answer> =>
		await by.upload(`/api/2.0/files/${id}/content`, [
			['attributes', JSON.stringify({ name: 'a.txt' })],
			['file', new Blob(['b'])],
		]);

	type Change = (by: Api) => Promise<Answer>;
	const CHANGES: Array<[what: string, change: Change]> = [
		['a new version', version],
		['an update', async (by) => await by.call('PUT', `/2.0/files/${id}`, { description: 'b' })],
		['a move', async (by) => await by.call('PUT', `/2.0/files/${id}`, { parent: { id: '0' } })],
		['a deletion', async (by) => await by.call('DELETE', `/2.0/files/${id}`)],
		['unlocking', async (by) => await by.call('PUT', `/2.0/files/${id}`, { lock: null })],
	];

	it.each(CHANGES)('refuse %s to others', async (_, change) => {
		expect((await lock()).status).toBe(200);
		const { status, json } = await change(theirs);
		expect([status, at(json, 'code')]).toEqual([403, 'access_denied_item_locked']);
		expect((await change(mine)).status).toBeLessThan(300);
	});

	it('end at their time', async () => {
		await lock({ expires_at: '2030-01-01T00:30:00Z', is_download_prevented: true });
		const content = `/2.0/files/${id}/content`;
		expect((await version(theirs)).status).toBe(403);
		expect((await theirs.call('GET', content)).status).toBe(403);
		now += 1_800_000;
		expect((await theirs.call('GET', content)).status).toBe(302);
		expect((await version(theirs)).status).toBe(200);
		const { json } = await mine.call('GET', `/2.0/files/${id}?fields=lock`);
		expect(at(json, 'lock')).toBeNull();
	});

	it('do not begin when they would be over', async () => {
		expect((await lock({ expires_at: '2029-12-31T00:00:00Z' })).status).toBe(400);
	});
});
