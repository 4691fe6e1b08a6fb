import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s file versions', () => {
	let emulator: Emulator;
	let box: Api;
	let path: string;
	/** The version that is not the current one. */
	let past: string;

	const upload = async (name: string, content: string) =>
		await box.upload(path.replace('/2.0', '/api/2.0') + '/content', [
			['attributes', JSON.stringify({ name })],
			['file', new Blob([content])],
		]);

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		path = `/2.0/files/${emulator.addFile({ name: 'old.txt', content: 'old' }).id}`;
		await upload('new.txt', 'newer');
		const { json } = await box.call('GET', `${path}/versions`);
		past = String(at(json, 'entries', 0, 'id'));
	});

	afterEach(async () => await end(emulator));

	it('are shown one by one', async () => {
		const one = await box.call('GET', `${path}/versions/${past}`);
		const part = await box.call('GET', `${path}/versions/${past}?fields=size,trashed_at`);

		expect(one.json).toMatchObject({
			type: 'file_version',
			id: past,
			name: 'old.txt',
			size: 3,
			version_number: '1',
		});
		expect(part.json).toEqual({ type: 'file_version', id: past, size: 3, trashed_at: null });
		expect((await box.call('GET', `${path}/versions/999`)).status).toBe(404);
	});

	it('are promoted: a copy of one becomes the current version, with its name', async () => {
		const promoted = await box.call('POST', `${path}/versions/current`, {
			type: 'file_version',
			id: past,
		});

		expect(promoted.status).toBe(201);
		expect(promoted.json).toMatchObject({ name: 'old.txt', size: 3, version_number: '3' });
		const file = await box.call('GET', path);
		expect(file.json).toMatchObject({
			name: 'old.txt',
			size: 3,
			file_version: { id: at(promoted.json, 'id') },
		});
		expect(at((await box.call('GET', `${path}/versions`)).json, 'total_count')).toBe(2);
		expect(emulator.eventsOf().at(-1)).toMatchObject({ event_type: 'ITEM_MAKE_CURRENT_VERSION' });
	});

	it('are deleted and restored', async () => {
		const one = `${path}/versions/${past}`;
		const trace = async () => {
			const fields = 'trashed_at,trashed_by,restored_at,restored_by';
			const { json } = await box.call('GET', `${one}?fields=${fields}`);
			return fields.split(',').filter((key) => at(json, key) !== null);
		};
		expect(await trace()).toEqual([]);

		expect((await box.call('DELETE', one)).status).toBe(204);
		expect(await trace()).toEqual(['trashed_at', 'trashed_by']);
		expect((await box.call('GET', `${path}/content?version=${past}`)).status).toBe(404);
		expect((await box.call('POST', `${path}/versions/current`, { id: past })).status).toBe(404);
		expect((await box.call('DELETE', one)).status).toBe(404);

		expect((await box.call('PUT', one, { trashed_at: null })).status).toBe(200);
		expect(await trace()).toEqual(['restored_at', 'restored_by']);
		expect((await box.call('GET', `${path}/content?version=${past}`)).status).toBe(302);
	});

	it('keep the current one', async () => {
		const { json } = await box.call('GET', path);
		const current = String(at(json, 'file_version', 'id'));

		expect((await box.call('DELETE', `${path}/versions/${current}`)).status).toBe(403);
		expect((await box.call('POST', `${path}/versions/current`, { id: current })).status).toBe(403);
	});

	it('keep to If-Match and to rights', async () => {
		const { colleague } = emulator.users;
		const itemId = path.split('/').at(-1) ?? '';
		emulator.addCollaboration({ itemType: 'file', itemId, userId: colleague.id, role: 'viewer' });
		const other = api(emulator, emulator.connect(colleague.id).access_token);
		const one = `${path}/versions/${past}`;

		expect((await box.call('DELETE', one, undefined, { 'if-match': '9' })).status).toBe(412);
		expect((await box.call('PUT', one, { trashed_at: '2026-01-01T00:00:00Z' })).status).toBe(400);
		expect((await other.call('GET', one)).status).toBe(200);
		expect((await other.call('DELETE', one)).status).toBe(403);
		expect((await other.call('POST', `${path}/versions/current`, { id: past })).status).toBe(403);
	});
});
