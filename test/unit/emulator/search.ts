import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('the emulator’s search', () => {
	let emulator: Emulator;
	let box: Api;

	beforeAll(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		const reports = emulator.addFolder({ name: 'Reports 2026' });
		emulator.addFile({ name: 'report.pdf', parentId: reports.id, content: 'four' });
		emulator.addFile({ name: 'report.txt', content: 'a hidden treasure' });
		const gone = emulator.addFile({ name: 'old report.txt', content: '' });
		await box.call('DELETE', `/2.0/files/${gone.id}`);
		emulator.addFile({ name: 'report.txt', content: '', as: emulator.users.colleague.id });
	});

	afterAll(async () => await end(emulator));

	it.each([
		['a word of the name', { query: 'report' }, ['Reports 2026', 'report.pdf', 'report.txt']],
		['a word of the content', { query: 'TREASURE' }, ['report.txt']],
		['all words at once', { query: 'reports 2026' }, ['Reports 2026']],
		['a type', { query: 'report', type: 'file' }, ['report.pdf', 'report.txt']],
		['an extension', { query: 'report', file_extensions: 'pdf,doc' }, ['report.pdf']],
		['a size', { query: 'report', size_range: '4,5', type: 'file' }, ['report.pdf']],
		['the trash', { query: 'report', trash_content: 'trashed_only' }, ['old report.txt']],
		['the name only', { query: 'treasure', content_types: 'name' }, []],
		['an owner', { query: 'report', owner_user_ids: '21000000022' }, []],
		['a time to come', { query: 'report', created_at_range: '2999-01-01T00:00:00Z,' }, []],
	])('finds by %s', async (_what, query, names) => {
		const { json } = await box.call('GET', `/2.0/search?${new URLSearchParams(query).toString()}`);

		const entries = at(json, 'entries');
		expect(Array.isArray(entries) && entries.map((each) => at(each, 'name')).sort()).toEqual(names);
		expect(at(json, 'total_count')).toBe(names.length);
	});

	it('looks below a folder, which has to be there', async () => {
		const id = String(emulator.find('/Reports 2026')?.id);

		const { json } = await box.call('GET', `/2.0/search?query=report&ancestor_folder_ids=${id}`);
		const nowhere = await box.call('GET', '/2.0/search?query=report&ancestor_folder_ids=999');

		expect(at(json, 'total_count')).toBe(1);
		expect(nowhere.status).toBe(404);
	});

	it('pages by offset, at most 200 at a time', async () => {
		const first = await box.call('GET', '/2.0/search?query=report&limit=2');
		const rest = await box.call('GET', '/2.0/search?query=report&limit=1000&offset=2');

		expect(first.json).toMatchObject({ total_count: 3, limit: 2, offset: 0 });
		expect(at(rest.json, 'limit')).toBe(200);
		expect(at(rest.json, 'entries', 0)).toBeDefined();
		expect(at(rest.json, 'entries', 1)).toBeUndefined();
		expect((await box.call('GET', '/2.0/search?query=report&offset=10001')).status).toBe(400);
	});

	it('wants something to search for', async () => {
		const { status, json } = await box.call('GET', '/2.0/search?type=file');

		expect([status, at(json, 'code')]).toEqual([400, 'missing_parameter']);
	});
});
