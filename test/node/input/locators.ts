import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byPath, byUrl, fromList, items, only, useBox } from '../../operations/support';

const box = useBox();

const getFile = async (file: INodeParameters | string) => await box.run('file', 'get', { file });

/** A shared link of an item, as Box would write it. */
async function linkOf(parameters: INodeParameters): Promise<string> {
	const json = only(await box.run('sharedLink', 'create', { access: 'open', ...parameters }));
	const { url } = json.shared_link as IDataObject;
	return String(url).replace(box.emulator.url, 'https://app.box.com');
}

/** /Reports/2026/q3.pdf */
function report() {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const year = box.emulator.addFolder({ name: '2026', parentId: reports.id });
	const file = box.emulator.addFile({ name: 'q3.pdf', parentId: year.id, content: 'x' });
	return { reports, year, file };
}

describe('a file', () => {
	test.each([
		['from the list', (id: string) => fromList(id)],
		['by ID', (id: string) => byId(` ${id} `)],
		['by URL', (id: string) => byUrl(`https://app.box.com/file/${id}`)],
		['by URL of a subdomain', (id: string) => byUrl(`https://acme.app.box.com/file/${id}?s=x`)],
		[
			'by URL of the older web app',
			(id: string) => byUrl(`https://app.box.com/files/0/f/12/1/f_${id}`),
		],
		['by URL of a note', (id: string) => byUrl(`https://app.box.com/notes/${id}`)],
		['by path', () => byPath('/Reports/2026/q3.pdf')],
		['by path in another case, with a slash at the end', () => byPath('reports/2026/Q3.PDF/')],
	])('%s', async (_, locator) => {
		const { file } = report();
		expect(only(await getFile(locator(file.id))).id).toBe(file.id);
	});

	test.each([
		['an ID', (id: string) => id],
		['a URL', (id: string) => `https://app.box.com/file/${id}`],
		['a path', () => '/Reports/2026/q3.pdf'],
		['a URL without https://', (id: string) => `app.box.com/file/${id}`],
		['a path without a slash in front', () => 'Reports/2026/q3.pdf'],
		['a path with backslashes', () => '\\Reports\\2026\\q3.pdf'],
	])('as an AI agent gives it, in any mode: %s', async (_, value) => {
		const { file } = report();
		for (const locator of [
			'={{ $json.file }}',
			fromList('={{ $json.file }}'),
			byId('={{ $json.file }}'),
		]) {
			const run = await box.run(
				'file',
				'get',
				{ file: locator },
				{ input: items({ file: value(file.id) }) },
			);
			expect(only(run).id).toBe(file.id);
		}
	});

	test('a name alone is neither an ID nor a path', async () => {
		report();
		const { error } = await getFile('q3.pdf');
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'File' is not the ID of a file: 'q3.pdf'",
			description: expect.stringContaining('A path begins with a slash'),
		});
		expect(box.calls()).toEqual([]);
	});

	test('the whole item of another node is told to be no text', async () => {
		const run = await box.run(
			'file',
			'get',
			{ file: byId('={{ $json }}') },
			{ input: items({ id: '12' }) },
		);
		expect(run.error?.message).toBe("'File' is not a text");
	});
});

describe('a folder', () => {
	test.each([
		['from the list', (id: string) => fromList(id)],
		['by ID', (id: string) => byId(id)],
		['by URL', (id: string) => byUrl(`https://app.box.com/folder/${id}`)],
		['by path', () => byPath('/Reports/2026')],
	])('%s', async (_, locator) => {
		const { year } = report();
		const run = await box.run('folder', 'get', { folder: locator(year.id) });
		expect(only(run).id).toBe(year.id);
	});

	test.each([
		['from the list', fromList('0')],
		['by URL', byUrl('https://app.box.com/folder/0')],
		['by path', byPath('/')],
		['from the list, and left there by another mode: By URL', byUrl('0')],
		['from the list, and left there by another mode: By Path', byPath('0')],
	])('the root folder %s costs no look-up', async (_, folder) => {
		expect(only(await box.run('folder', 'get', { folder })).id).toBe('0');
		expect(box.calls()).toEqual(['GET /2.0/folders/0']);
	});
});

test('a web link by URL and by path', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	for (const webLink of [byUrl(`https://app.box.com/web_link/${id}`), byPath('/Site'), byId(id)]) {
		const run = await box.run('sharedLink', 'get', { itemType: 'web_link', webLink });
		expect(only(run)).toMatchObject({ type: 'web_link', id });
	}
});

describe('by path', () => {
	test('each part is looked up, and found beyond the first page', async () => {
		const folder = box.emulator.addFolder({ name: 'Many' });
		for (let number = 0; number < 1005; number++) {
			box.emulator.addFile({ name: `${10_000 + number}`, parentId: folder.id, content: '' });
		}
		expect(only(await getFile(byPath('/Many/11004'))).name).toBe('11004');
	});

	test('names with all that Box allows', async () => {
		const name = ' 100% "q3" #1 & größer?.pdf';
		const file = box.emulator.addFile({ name, content: '' });
		expect(only(await getFile(byPath(`/${name}`))).id).toBe(file.id);
	});

	test('where the missing part is', async () => {
		report();
		const { error } = await getFile(byPath('/Reports/2025/q3.pdf'));
		expect(error).toMatchObject({
			message: "'File' does not exist: /Reports/2025/q3.pdf",
			description: "There is no folder '2025' in '/Reports' that this account can see.",
		});
	});

	test('a folder is not taken for a file', async () => {
		report();
		const { error } = await getFile(byPath('/Reports/2026'));
		expect(error).toMatchObject({
			message: "'File' does not exist: /Reports/2026",
			description: "There is no file '2026' in '/Reports': '/Reports/2026' is a folder.",
		});
	});

	test('nor a file for a folder on the way', async () => {
		report();
		const { error } = await getFile(byPath('/Reports/2026/q3.pdf/a.txt'));
		expect(error).toMatchObject({
			message: "'File' does not exist: /Reports/2026/q3.pdf/a.txt",
			description:
				"There is no folder 'q3.pdf' in '/Reports/2026': '/Reports/2026/q3.pdf' is a file.",
		});
	});

	test('names in the Unicode form of macOS, however they are typed', async () => {
		const folder = box.emulator.addFolder({ name: 'Café'.normalize('NFD') });
		const name = 'Übersicht für März.pdf'.normalize('NFD');
		const file = box.emulator.addFile({ name, parentId: folder.id, content: '' });
		for (const typed of ['/Café/Übersicht für März.pdf', '/CAFÉ/übersicht FÜR märz.PDF']) {
			for (const form of ['NFC', 'NFD']) {
				expect(only(await getFile(byPath(typed.normalize(form)))).id).toBe(file.id);
			}
		}
	});

	test('of two names that look the same, the one that is typed', async () => {
		const forms = ['NFD', 'NFC'].map((form) => 'Café'.normalize(form));
		const ids = forms.map((name) => box.emulator.addFile({ name, content: name }).id);
		const found = async (path: string) => only(await getFile(byPath(path))).id;
		expect(await found(`/${forms[0]}`)).toBe(ids[0]);
		expect(await found(`/${forms[1]}`)).toBe(ids[1]);
		expect(await found(`/${forms[1]?.toUpperCase()}`)).toBe(ids[1]);
	});

	test('the very same name is read no further for', async () => {
		box.emulator.addFile({ name: 'a', content: '' });
		for (let number = 0; number < 1005; number++) {
			box.emulator.addFile({ name: `b${number}`, content: '' });
		}
		const lookUp = async (path: string) => {
			box.emulator.clearRequests();
			const { id } = only(await getFile(byPath(path)));
			return box.calls().filter((call) => !call.endsWith(`/${String(id)}`));
		};
		const page = 'GET /2.0/folders/0/items';
		expect(await lookUp('/a')).toEqual([page]);
		expect(await lookUp('/A')).toEqual([page, 'OPTIONS /2.0/files/content']);
	});

	test.each(['/All Files/Reports/2026/q3.pdf', 'all files/Reports/2026/q3.pdf'])(
		'as Box shows it, with the root folder in front: %s',
		async (path) => {
			const { file } = report();
			expect(only(await getFile(byPath(path))).id).toBe(file.id);
		},
	);

	test('the root folder by its name, and a real folder of that name first', async () => {
		const folder = byPath('/All Files');
		expect(only(await box.run('folder', 'get', { folder })).id).toBe('0');
		const { id } = box.emulator.addFolder({ name: 'All Files' });
		const file = box.emulator.addFile({ name: 'a.txt', parentId: id, content: '' });
		expect(only(await box.run('folder', 'get', { folder })).id).toBe(id);
		expect(only(await getFile(byPath('/All Files/a.txt'))).id).toBe(file.id);
	});

	test('a long path is not repeated whole', async () => {
		const { error } = await getFile(byPath(`/${'long '.repeat(1000)}/a`));
		expect(error?.message.length).toBeLessThan(200);
		expect(error?.description?.length).toBeLessThan(300);
	});

	test('through the eyes of the user that is acted for', async () => {
		const { colleague } = box.emulator.users;
		const file = box.emulator.addFile({ name: 'hers.txt', content: '', as: colleague.id });
		const run = await box.run('file', 'get', {
			file: byPath('/hers.txt'),
			requestOptions: { asUser: colleague.id },
		});
		expect(only(run).id).toBe(file.id);
	});
});

describe('by the URL of a shared link', () => {
	const asOutsider = () => ({ credential: box.as(box.emulator.users.outsider.id) });

	test('a file that was shared with everybody', async () => {
		const { file } = report();
		const url = await linkOf({ file: byId(file.id) });
		const run = await box.run('file', 'get', { file: byUrl(url) }, asOutsider());
		expect(only(run)).toMatchObject({ id: file.id, name: 'q3.pdf' });
	});

	test('as the emulator of Box writes it', async () => {
		const { file } = report();
		const url = (await linkOf({ file: byId(file.id) })).replace(
			'https://app.box.com',
			box.emulator.url,
		);
		const run = await box.run('file', 'get', { file: byUrl(url) }, asOutsider());
		expect(only(run)).toMatchObject({ id: file.id });
	});

	test('with a name of its own, and a password', async () => {
		const { year } = report();
		await linkOf({
			itemType: 'folder',
			folder: byId(year.id),
			options: { vanityName: 'reports-of-2026', password: 'Secret-123' },
		});
		const folder = byUrl('https://acme.box.com/v/reports-of-2026');
		const without = await box.run('folder', 'getItems', { folder }, asOutsider());
		expect(without.error?.message).toBe('The password of the shared link is wrong or missing');
		const options = { sharedLinkPassword: 'Secret-123' };
		const run = await box.run('folder', 'getItems', { folder, options }, asOutsider());
		expect(run.json.map(({ name }) => name)).toEqual(['q3.pdf']);
	});

	test('of an item in a folder that is shared', async () => {
		const { year, file } = report();
		const url = await linkOf({ itemType: 'folder', folder: byId(year.id) });
		const run = await box.run(
			'file',
			'download',
			{ file: byUrl(`${url}/file/${file.id}`) },
			asOutsider(),
		);
		expect(only(run).id).toBe(file.id);
	});

	test('of a folder, where a file is wanted', async () => {
		const { year } = report();
		const url = await linkOf({ itemType: 'folder', folder: byId(year.id) });
		const { error } = await getFile(byUrl(url));
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'File' is the shared link of a folder, not of a file",
			description: `'2026' (ID ${year.id}) is the item it opens.`,
		});
	});

	test('of something without a name, where a file is wanted', async () => {
		const body = { type: 'folder', id: '7', name: null };
		box.emulator.faults.add({ path: '/2.0/shared_items', status: 200, body });
		expect((await getFile(byUrl('https://app.box.com/s/AbC'))).error).toMatchObject({
			message: "'File' is the shared link of a folder, not of a file",
			description: '(ID 7) is the item it opens.',
		});
	});

	test('that opens nothing any more', async () => {
		const { error } = await getFile(byUrl('https://app.box.com/s/doesnotexist'));
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'File' is a shared link that this account cannot open",
		});
	});
});
