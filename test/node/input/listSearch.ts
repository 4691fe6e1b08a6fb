import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { fromList, TRASHABLE, useBox } from '../../operations/support';
import { credentialFor, searchList } from '../../support/engine';

const box = useBox();

const list = async (method: string, filter?: string, paginationToken?: string) =>
	await searchList({ method, filter, paginationToken, credential: box.credential });

const namesOf = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

test("files: the root folder's own while nothing is typed", async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const file = box.emulator.addFile({ name: 'b.txt', content: '' });
	box.emulator.addFile({ name: 'a.txt', content: '' });
	box.emulator.addFile({ name: 'deep.txt', parentId: folder.id, content: '' });
	const found = await list('searchFiles');
	expect(namesOf(found)).toEqual(['/a.txt', '/b.txt']);
	expect(found.results[1]).toEqual({
		name: '/b.txt',
		value: file.id,
		url: `https://app.box.com/file/${file.id}`,
	});
	expect(found.paginationToken).toBeUndefined();
});

test('files: wherever they are, by name, each once and with its path', async () => {
	const folder = box.emulator.addFolder({ name: 'Report folder' });
	box.emulator.addFile({ name: 'report 1.txt', content: '' });
	box.emulator.addFile({ name: 'Report 2.txt', parentId: folder.id, content: '' });
	box.emulator.addFile({ name: 'other.txt', content: 'report' });
	expect(namesOf(await list('searchFiles', ' REPORT '))).toEqual([
		'/report 1.txt',
		'/Report folder/Report 2.txt',
	]);
});

test('folders: with the root folder, as long as it fits what is typed', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	box.emulator.addFolder({ name: 'All of 2026', parentId: reports.id });
	box.emulator.addFile({ name: 'file.txt', content: '' });
	const all = await list('searchFolders');
	expect(all.results).toMatchObject([
		{ name: 'All Files', value: '0' },
		{ name: '/Reports', value: reports.id },
	]);
	expect(namesOf(await list('searchFolders', 'all'))).toEqual([
		'All Files',
		'/Reports/All of 2026',
	]);
	expect(namesOf(await list('searchFolders', 'rep'))).toEqual(['/Reports']);
});

test('a path that is typed leads down to what the search does not know yet', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const year = box.emulator.addFolder({ name: '2026', parentId: reports.id });
	box.emulator.addFile({ name: 'q1.pdf', parentId: year.id, content: '' });
	box.emulator.addFile({ name: 'q2.pdf', parentId: year.id, content: '' });
	box.emulator.clearRequests();
	const folders = async (typed: string) => namesOf(await list('searchFolders', typed));
	expect(await folders('/')).toEqual(['All Files', '/Reports']);
	expect(await folders('/rep')).toEqual(['/Reports']);
	expect(await folders('/reports/')).toEqual(['/reports', '/Reports/2026']);
	expect(await folders('/Reports/2026/q1.pdf')).toEqual([]);
	expect(await folders('/Nowhere/20')).toEqual([]);
	expect(namesOf(await list('searchFiles', '/Reports/2026/2'))).toEqual(['/Reports/2026/q2.pdf']);
	const searches = box.emulator.requests().filter(({ path }) => path === '/2.0/search');
	expect(searches).toEqual([]);
});

test('names in the Unicode form of macOS', async () => {
	const nfd = (name: string) => name.normalize('NFD');
	const folder = box.emulator.addFolder({ name: nfd('Café') });
	box.emulator.addFile({ name: nfd('Menü.pdf'), parentId: folder.id, content: '' });
	expect(namesOf(await list('searchFolders', '/caf\u00e9'))).toEqual([nfd('/Café')]);
	expect(namesOf(await list('searchFiles', '/Caf\u00e9/men\u00fc'))).toEqual([
		nfd('/Café/Menü.pdf'),
	]);
});

test('a path with the root folder in front, as Box shows it', async () => {
	box.emulator.addFolder({ name: 'Reports' });
	box.emulator.addFile({ name: 'a.txt', content: '' });
	expect(namesOf(await list('searchFiles', '/All Files/'))).toEqual(['/a.txt']);
	expect(namesOf(await list('searchFolders', '/All Files/rep'))).toEqual(['/Reports']);
});

test('a list that repeats itself comes to an end', async () => {
	const body = { entries: [], limit: 1000, next_marker: 'again' };
	box.emulator.faults.add({ path: '/2.0/folders/0/items', status: 200, body, times: 9 });
	expect(await list('searchFiles')).toEqual({ results: [] });
	expect(box.calls()).toHaveLength(2);
});

test('a marker as a number, and items without a name', async () => {
	const body = { entries: [{ type: 'file', id: '7', name: null }], limit: 1000, next_marker: 12 };
	box.emulator.faults.add({ path: '/2.0/folders/0/items', status: 200, body });
	expect(await list('searchFiles')).toMatchObject({
		results: [{ name: 'ID 7', value: '7' }],
		paginationToken: '12',
	});
});

test('a search with more than Box lets be read says at its end what to do', async () => {
	const entries = [{ type: 'file', id: '7', name: 'found', path_collection: null }];
	const answer = (total: number | undefined) => {
		const body = { entries, total_count: total, limit: 100, offset: 9900 };
		box.emulator.faults.add({ path: '/2.0/search', status: 200, body });
	};
	answer(10_001);
	expect(await list('searchFiles', 'found', '9800')).toMatchObject({ paginationToken: '9900' });
	answer(10_450);
	const end = await list('searchFiles', 'found', '9900');
	expect(end.results).toMatchObject([
		{ value: '7' },
		{ name: expect.stringContaining('450 more. Type more of the name'), value: '' },
	]);
	expect(end.paginationToken).toBeUndefined();
	answer(10_000);
	expect(namesOf(await list('searchFiles', 'found', '9900'))).toEqual(['found']);
	answer(undefined);
	expect(await list('searchFiles', 'found', '0')).toMatchObject({ paginationToken: '100' });
});

test('web links alone', async () => {
	const reports = box.emulator.addFolder({ name: 'Site reports' });
	box.emulator.addFile({ name: 'site.txt', content: '' });
	expect((await list('searchWebLinks')).results).toEqual([]);
	const site = box.emulator.addWebLink({ name: 'Site' });
	box.emulator.addWebLink({ name: 'My site', parentId: reports.id });
	expect((await list('searchWebLinks')).results).toEqual([
		{ name: '/Site', value: site.id, url: `https://app.box.com/web_link/${site.id}` },
	]);
	expect(namesOf(await list('searchWebLinks', 'site'))).toEqual(['/Site', '/Site reports/My site']);
	expect(namesOf(await list('searchWebLinks', '/Site reports/'))).toEqual([
		'/Site reports/My site',
	]);
});

describe('in the trash', () => {
	test.each([
		['searchTrashedFiles', 'file'],
		['searchTrashedFolders', 'folder'],
		['searchTrashedWebLinks', 'web_link'],
	])('%s: with the day they were deleted, as several may have one name', async (method, type) => {
		const ids: string[] = [];
		for (const name of ['Old plan', 'Old plan', 'Other']) {
			for (const [kind, make] of TRASHABLE) {
				const item = make(box.emulator, name);
				item.trashedAt = Date.parse('2026-01-31T12:00:00Z');
				item.parent?.children.delete(item);
				if (kind === type) ids.push(item.id);
			}
		}
		const { results } = await list(method, ' OLD ');
		expect(results).toEqual(
			ids.slice(0, 2).map((value) => ({
				name: 'Old plan (deleted 2026-01-31)',
				value,
				url: 'https://app.box.com/trash',
			})),
		);
		expect((await list(method)).results).toHaveLength(3);
	});

	test('the first page with something that fits', async () => {
		const files = box.emulator.addManyFiles({ count: 1_001, name: (number) => `${number}.txt` });
		for (const file of files) file.trashedAt = Date.parse('2026-01-31T12:00:00Z');
		box.emulator.clearRequests();
		expect(await list('searchTrashedFiles', '999.')).toEqual({
			results: [
				{
					name: '999.txt (deleted 2026-01-31)',
					value: files[999]?.id,
					url: 'https://app.box.com/trash',
				},
			],
		});
		expect(box.calls()).toHaveLength(2);
	});
});

test('more than a page, both of the root folder and of a search', async () => {
	for (let number = 0; number < 1003; number++) {
		box.emulator.addFile({ name: `${10_000 + number}.txt`, content: '' });
	}
	const first = await list('searchFiles');
	expect(first.results).toHaveLength(1000);
	const second = await list('searchFiles', undefined, String(first.paginationToken));
	expect(namesOf(second)).toEqual(['/11000.txt', '/11001.txt', '/11002.txt']);
	expect(second.paginationToken).toBeUndefined();

	const names = new Set<string>();
	let token: string | undefined;
	do {
		const page = await list('searchFiles', 'txt', token);
		for (const name of namesOf(page)) names.add(name);
		token = page.paginationToken === undefined ? undefined : String(page.paginationToken);
	} while (token !== undefined);
	expect(names.size).toBe(1003);
});

test('a page without a match does not end the list', async () => {
	for (let number = 0; number < 1000; number++) {
		box.emulator.addFolder({ name: `folder ${10_000 + number}` });
	}
	const file = box.emulator.addFile({ name: 'z.txt', content: '' });
	const found = await list('searchFiles');
	expect(found.results.map(({ value }) => value)).toEqual([file.id]);
});

test('through the eyes of the user in whose name the node acts', async () => {
	const { colleague } = box.emulator.users;
	box.emulator.addFile({ name: 'mine.txt', content: '' });
	box.emulator.addFile({ name: 'hers.txt', content: '', as: colleague.id });
	const look = async (asUser: string) =>
		await searchList({
			method: 'searchFiles',
			credential: box.credential,
			parameters: { requestOptions: { asUser } },
		});
	expect(namesOf(await look(colleague.id))).toEqual(['/hers.txt']);
	expect(namesOf(await look('={{ $json.user }}'))).toEqual(['/mine.txt']);
});

test('what goes wrong says so', async () => {
	const credential = credentialFor(box.emulator, { oauthTokenData: {} });
	await expect(searchList({ method: 'searchFiles', credential })).rejects.toMatchObject({
		message: 'The Box credential is not connected to an account',
	});
});

test('memberships: those of the group that is chosen, by name, email address or role', async () => {
	const { admin, colleague } = box.emulator.users;
	const { id: groupId } = box.emulator.addGroup({ name: 'Legal' });
	box.emulator.addGroup({ name: 'Sales', members: [admin.id, colleague.id] });
	const member = box.emulator.addMembership({ groupId, userId: colleague.id });
	box.emulator.addMembership({ groupId, userId: admin.id, role: 'admin' });
	const members = async (parameters: INodeParameters, filter?: string) =>
		await searchList({
			method: 'searchMemberships',
			parameters,
			filter,
			credential: box.credential,
		});
	const group = fromList(groupId);
	expect((await members({ group })).results).toEqual([
		{ name: `Colleague (${colleague.login})`, value: member.id },
		{ name: `Admin (${admin.login}), admin`, value: expect.any(String) },
	]);
	expect(namesOf(await members({ group }, 'COLLEAGUE@'))).toEqual([
		`Colleague (${colleague.login})`,
	]);
	expect(await members({})).toEqual({ results: [] });
});
