import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { unzip } from '../../support/zip';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s archives', () => {
	let emulator: Emulator;
	let box: Api;
	let time: number;

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({ now: () => time, strictDownloads: true });
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const ask = async (items: unknown, more: object = {}, by = box) =>
		await by.call('POST', '/2.0/zip_downloads', { items, ...more });

	const file = (id: string) => ({ type: 'file', id });
	const folder = (id: string) => ({ type: 'folder', id });

	/** The addresses of an archive, as they came. */
	const addresses = ({ json }: { json: unknown }) => ({
		content: String(at(json, 'download_url')),
		status: new URL(String(at(json, 'status_url'))).pathname,
	});

	it('have files, and folders with all that is in them', async () => {
		const reports = emulator.addFolder({ name: 'Reports' });
		const inner = emulator.addFolder({ name: 'Größe', parentId: reports.id });
		emulator.addFile({ name: 'q3.txt', parentId: inner.id, content: 'third '.repeat(100) });
		const single = emulator.addFile({ name: 'a.txt', content: '' });

		const asked = await ask([folder(reports.id), file(single.id)], { download_file_name: 'All' });
		const answer = await fetch(addresses(asked).content);

		expect(asked.status).toBe(202);
		expect(at(asked.json, 'name_conflicts')).toEqual([]);
		expect(answer.headers.get('content-disposition')).toContain('filename="All.zip"');
		expect(unzip(Buffer.from(await answer.arrayBuffer()))).toEqual({
			'Reports/': '',
			'Reports/Größe/': '',
			'Reports/Größe/q3.txt': 'third '.repeat(100),
			'a.txt': '',
		});
	});

	it('have another name for each of two items of the same', async () => {
		const other = emulator.addFolder({ name: 'Other' });
		const ids = [undefined, other.id].map(
			(parentId) => emulator.addFile({ name: 'a.txt', parentId, content: 'x' }).id,
		);

		const { json } = await ask(ids.map(file));

		const [one, two] = [0, 1].map((index) => at(json, 'name_conflicts', 0, index));
		expect(one).toMatchObject({ type: 'file', id: ids[0], original_name: 'a.txt' });
		expect(String(at(one, 'download_name'))).toMatch(/^[0-9a-f]{6}\.txt$/);
		expect(at(two, 'download_name')).not.toBe(at(one, 'download_name'));
	});

	it('are downloaded once, within seconds, and without a token', async () => {
		const items = [file(emulator.addFile({ name: 'a.txt', content: 'x' }).id)];
		const first = addresses(await ask(items));
		const late = addresses(await ask(items));
		const authorization = `Bearer ${emulator.connect().access_token}`;

		expect((await fetch(first.content, { headers: { authorization } })).status).toBe(400);
		expect((await fetch(first.content)).status).toBe(200);
		expect((await fetch(first.content)).status).toBe(404);
		time += 10_001;
		expect((await fetch(late.content)).status).toBe(404);
	});

	it('tell how far they are to whoever asked for them, once the download has begun', async () => {
		const asked = addresses(
			await ask([file(emulator.addFile({ name: 'a.txt', content: 'x' }).id)]),
		);
		const other = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);

		expect((await box.call('GET', asked.status)).status).toBe(404);
		await (await fetch(asked.content)).arrayBuffer();
		expect((await box.call('GET', asked.status)).json).toEqual({
			total_file_count: 1,
			downloaded_file_count: 1,
			skipped_file_count: 0,
			skipped_folder_count: 0,
			state: 'succeeded',
		});
		expect((await other.call('GET', asked.status)).status).toBe(404);
		time += 12 * 3600 * 1000;
		expect((await api(emulator).call('GET', asked.status)).status).toBe(404);
	});

	it('leave out what the caller may not download', async () => {
		const { colleague } = emulator.users;
		const shared = emulator.addFolder({ name: 'Shared' });
		emulator.addFile({ name: 'a.txt', parentId: shared.id, content: 'x' });
		const userId = colleague.id;
		const on = { itemType: 'folder', itemId: shared.id } as const;
		emulator.addCollaboration({ ...on, userId, role: 'previewer' });
		const other = api(emulator, emulator.connect(userId).access_token);

		const asked = addresses(await ask([folder(shared.id)], {}, other));
		const archive = Buffer.from(await (await fetch(asked.content)).arrayBuffer());

		expect(unzip(archive)).toEqual({ 'Shared/': '' });
		expect((await other.call('GET', asked.status)).json).toMatchObject({
			total_file_count: 1,
			downloaded_file_count: 0,
			skipped_file_count: 1,
		});
	});

	it('are refused for the root folder, for nothing, and for what is none', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
		const status = async (items: unknown) => (await ask(items)).status;

		expect(await status([folder('0')])).toBe(400);
		expect(await status([])).toBe(400);
		expect(await status([{ type: 'file' }])).toBe(400);
		expect(await status([{ type: 'web_link', id }])).toBe(400);
		expect(await status([folder(id)])).toBe(403);
		expect(await status([file('404')])).toBe(403);
		// What is wrong on purpose is not as in Box's document.
		emulator.violations().splice(0);
	});

	it('have 10,000 files at most', async () => {
		const many = emulator.addFolder({ name: 'Many' });
		emulator.addManyFiles({ count: 10_001, parentId: many.id, name: (number) => `${number}.txt` });

		const { status, json } = await ask([folder(many.id)]);

		expect([status, at(json, 'code')]).toEqual([400, 'zip_download_file_count_exceeded_limit']);
	});

	it('are for whoever may read', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: 'x' });
		emulator.app.scopes = ['root_readonly'];

		expect((await ask([file(id)])).status).toBe(202);
	});
});
