import { readBinary } from '../../support/engine';
import { unzip } from '../../support/zip';
import { byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder, shared }) => {
	const other = emulator.addFile({ name: 'plan 2.txt', content: 'C' });
	await run({ items: { items: [aFile(shared), aFile(other.id), aFolder(folder)] } });
};

const box = useBox();
const downloadZip = box.operation('file', 'downloadZip');

const aFile = (id: string) => ({ itemType: 'file', file: byId(id) });
const aFolder = (id: string) => ({ itemType: 'folder', folder: byId(id) });

/** A folder with a file, and a file beside it. */
function content() {
	const { emulator } = box;
	const reports = emulator.addFolder({ name: 'Reports' });
	emulator.addFile({ name: 'q3.pdf', parentId: reports.id, content: 'third' });
	const single = emulator.addFile({ name: 'a.txt', content: 'single' });
	return { reports: reports.id, single: single.id };
}

const ALL = { 'Reports/': '', 'Reports/q3.pdf': 'third', 'a.txt': 'single' };

test('files and folders, with all that is in them', async () => {
	content();
	const run = await downloadZip({
		items: {
			items: [
				{ itemType: 'folder', folder: byPath('/Reports') },
				{ itemType: 'file', file: byPath('/a.txt') },
			],
		},
	});
	expect(only(run)).toEqual({
		name: expect.stringMatching(/\.zip$/),
		total_file_count: 2,
		downloaded_file_count: 2,
		skipped_file_count: 0,
		skipped_folder_count: 0,
		state: 'succeeded',
		name_conflicts: [],
	});
	expect(run.items[0]?.binary?.data).toMatchObject({ mimeType: 'application/zip' });
	expect(unzip(await readBinary(run.items[0]))).toEqual(ALL);
});

test.each([
	["items as Box's lists have them", (all: Ids) => objects(all)],
	[
		'IDs that are numbers',
		(all: Ids) => objects(all).map(({ type, id }) => ({ type, id: Number(id) })),
	],
	['an item twice', (all: Ids) => [...objects(all), ...objects(all)]],
])('from an expression: %s', async (_, listOf) => {
	const input = [{ json: { found: listOf(content()) } }];
	const itemsJson = '={{ $json.found }}';
	const run = await downloadZip({ specifyItems: 'json', itemsJson }, { input });
	only(run);
	expect(unzip(await readBinary(run.items[0]))).toEqual(ALL);
});

type Ids = ReturnType<typeof content>;

const objects = ({ reports, single }: Ids) => [
	{ type: 'folder', id: reports, name: 'Reports' },
	{ type: 'file', id: single },
];

test('IDs alone are of files', async () => {
	const { single } = content();
	const run = await downloadZip({ specifyItems: 'json', itemsJson: `["${single}"]` });
	only(run);
	expect(unzip(await readBinary(run.items[0]))).toEqual({ 'a.txt': 'single' });
});

test.each([
	['All.zip', 'All.zip'],
	['All', 'All.zip'],
])('the archive is called %j: %j', async (fileName, name) => {
	const { single } = content();
	const run = await downloadZip({
		items: { items: [aFile(single)] },
		binaryPropertyName: 'archive',
		options: { fileName },
	});
	expect(only(run)).toMatchObject({ name });
	expect(run.items[0]?.binary).toEqual({ archive: expect.objectContaining({ fileName: name }) });
});

test('two items of one name get others, which the output tells', async () => {
	const { reports, single } = content();
	const second = box.emulator.addFile({ name: 'A.txt', parentId: reports, content: 'second' });
	const run = await downloadZip({ items: { items: [aFile(single), aFile(second.id)] } });
	const { name_conflicts: conflicts } = only(run) as {
		name_conflicts: Array<Array<Record<string, string>>>;
	};
	expect(conflicts.flat()).toMatchObject([
		{ type: 'file', id: single, original_name: 'a.txt' },
		{ type: 'file', id: second.id, original_name: 'A.txt' },
	]);
	const names = conflicts.flat().map((conflict) => conflict.download_name);
	expect(Object.keys(unzip(await readBinary(run.items[0])))).toEqual(names);
});

test('what Box leaves out is told', async () => {
	const { reports } = content();
	const userId = box.emulator.users.colleague.id;
	const on = { itemType: 'folder', itemId: reports } as const;
	box.emulator.addCollaboration({ ...on, userId, role: 'previewer' });
	const run = await downloadZip({
		items: { items: [aFolder(reports)] },
		requestOptions: { asUser: userId },
	});
	expect(only(run)).toMatchObject({ total_file_count: 1, skipped_file_count: 1 });
	expect(run.hints.map(({ message }) => message)).toEqual([
		'Box left out 1 file, which the account may not download',
	]);
});

/** The part of an archive's addresses that nobody may learn. */
const ticket = () => {
	const asked = box.emulator.requests().find(({ path }) => path.endsWith('/content'));
	return asked?.path.split('/').at(-2) ?? 'none was asked for';
};

test('an archive that expired is asked for again; the token stays with Box', async () => {
	const { single } = content();
	box.emulator.faults.add({ path: '/content$', status: 404 });
	const run = await downloadZip({ items: { items: [aFile(single)] } });
	expect(JSON.stringify(run.items)).not.toContain(ticket());
	expect(box.calls().filter((call) => call === 'POST /2.0/zip_downloads')).toHaveLength(2);
	const served = box.emulator.requests().filter(({ host }) => host === 'download');
	expect(served).toMatchObject([{ authorized: false }, { authorized: false }]);
});

test.each([
	['is never there', { status: 404, times: 9 }, 'Box no longer knows the archive'],
	['is refused', { status: 403, times: 9 }, 'Box does not let the connected account'],
	['breaks off', { cut: 20 }, 'Box could not be reached'],
])('no error tells the address of an archive that %s', async (_, fault, message) => {
	const { single } = content();
	box.emulator.faults.add({ path: '/content$', ...fault });
	const { error, items } = await downloadZip({ items: { items: [aFile(single)] } });
	expect(items).toEqual([]);
	expect(error?.message).toContain(message);
	expect(JSON.stringify(error)).not.toContain(ticket());
	expect(ticket()).toMatch(/^\w{64}$/);
});

const END = `PK\x05\x06${'\0'.repeat(18)}`;
const SUCCEEDED = { total_file_count: 0, downloaded_file_count: 0, state: 'succeeded' };
const LARGE = `PK\x06\x07${'\0'.repeat(16)}`;

test.each([
	['in the middle', 'PK\x03\x04 and no more'],
	['within its last record', END.slice(0, -1)],
	['after the end of an archive inside of it', `PK\x03\x04 and ${END}`],
	['after more than that', `PK\x03\x04 and ${END} and PK`],
	['before a message that is not part of it', `${END}<html>The connection was closed</html>`],
])('an archive that ends %s, without an error of the connection', async (_, body) => {
	const { single } = content();
	box.emulator.faults.add({ path: '/content$', status: 200, body });
	const { error, items } = await downloadZip({ items: { items: [aFile(single)] } });
	expect(items).toEqual([]);
	expect(error?.message).toContain('Box could not complete the archive');
	const said = `ends after ${body.length} bytes without the list of what is in it`;
	expect(error?.description).toContain(said);
});

test.each([
	['with a comment', `PK\x05\x06${'\0'.repeat(16)}\x04\0said`],
	['with the mark of an end in its comment', `PK\x05\x06${'\0'.repeat(16)}\x05\0PK\x05\x06!`],
	['that is too large for the numbers of its last record', `PK\x03\x04 and ${LARGE}${END}`],
])('an archive %s', async (_, body) => {
	const { single } = content();
	box.emulator.faults.add({ path: '/content$', status: 200, body });
	box.emulator.faults.add({ path: '/status$', status: 200, body: SUCCEEDED });
	only(await downloadZip({ items: { items: [aFile(single)] } }));
});

test('an archive that comes without a name has the one that was asked for', async () => {
	const { single } = content();
	for (const [options, name] of [
		[{ fileName: 'All.zip' }, 'All.zip'],
		[{}, 'Box.zip'],
	] as const) {
		box.emulator.faults.add({ path: '/content$', status: 200, body: END });
		box.emulator.faults.add({ path: '/status$', status: 200, body: SUCCEEDED });
		const run = await downloadZip({ items: { items: [aFile(single)] }, options });
		expect(only(run)).toMatchObject({ name });
	}
});

test('an archive whose status Box does not know', async () => {
	const { single } = content();
	const path = '/status$';
	const body = { type: 'error', code: 'not_found', request_id: 'r' };
	box.emulator.faults.add({ path, times: 9, status: 404, body });
	const { error } = await downloadZip({ items: { items: [aFile(single)] } });
	expect(error).toMatchObject({ httpCode: '404' });
	expect(error?.message).toContain('Box no longer knows the archive');
	expect(JSON.stringify(error)).not.toContain(ticket());
});

test('an archive that Box could not complete', async () => {
	const { single } = content();
	const body = { total_file_count: 1, downloaded_file_count: 0, state: 'failed' };
	box.emulator.faults.add({ path: '/status$', status: 200, body });
	const { error, items } = await downloadZip({ items: { items: [aFile(single)] } });
	expect(items).toEqual([]);
	expect(error?.message).toContain('Box could not complete the archive');
});

test.each(['', '{}', '{"status":"maintenance"}', '{"state":"done"}', '[]', '<html>Log in</html>'])(
	'a status that is not from Box: %j',
	async (body) => {
		const { single } = content();
		box.emulator.faults.add({ path: '/status$', times: 9, status: 200, body });
		const { error, items } = await downloadZip({ items: { items: [aFile(single)] } });
		expect([error?.message, items]).toEqual(['What answered is not Box', []]);
		expect(JSON.stringify(error)).not.toContain(ticket());
	},
);

test('what is no archive is not from Box', async () => {
	const { single } = content();
	box.emulator.faults.add({ path: '/content$', status: 200, body: '<html>Log in</html>' });
	const { error, items } = await downloadZip({ items: { items: [aFile(single)] } });
	expect(items).toEqual([]);
	expect(error?.message).toBe('What answered is not Box');
});

test('more archives at once than Box allows: the next attempt is after a pause', async () => {
	const { single } = content();
	const body = { type: 'error', code: 'user_too_many_concurrent_downloads', request_id: 'r' };
	const headers = { 'retry-after': '1' };
	const fault = { path: '/content$', status: 429, headers, body };
	box.emulator.faults.add(fault);
	only(await downloadZip({ items: { items: [aFile(single)] } }));
	box.emulator.faults.add({ ...fault, times: 99 });
	const { error } = await downloadZip({ items: { items: [aFile(single)] } });
	expect(error?.message).toContain('as many archives as Box allows at once');
});

test('too many files', async () => {
	const many = box.emulator.addFolder({ name: 'Many' });
	box.emulator.addManyFiles({ count: 10_001, parentId: many.id, name: (number) => `${number}` });
	const { error } = await downloadZip({ items: { items: [aFolder(many.id)] } });
	expect(error?.message).toContain('An archive of Box has 10,000 files at most');
});

test('an item that the account may not see', async () => {
	const { single } = content();
	const { error } = await downloadZip({ items: { items: [aFile(single), aFile('404')] } });
	expect(error).toMatchObject({ httpCode: '403' });
	expect(error?.message).toContain(
		'Box does not let the connected account download one of the items',
	);
});

test('the root folder', async () => {
	const { error } = await downloadZip({ items: { items: [aFolder('0')] } });
	expect(error?.message).toContain('is the root folder, which cannot be put into an archive');
	expect(box.calls()).toEqual([]);
});

refuses(box, downloadZip, [
	[{ items: {} }, "'Items' is empty"],
	[{ items: { items: [aFile('')] } }, "'Items › File 1' is empty"],
	[
		{ items: { items: [aFile('12')] }, options: { fileName: 'a/b' } },
		"'Archive Name' contains a slash: 'a/b'",
	],
	[
		{ items: { items: [aFile('12')] }, options: { fileName: '.zip' } },
		"'Archive Name' has only an extension",
	],
	[{ specifyItems: 'json', itemsJson: '[]' }, "'Items as JSON' is empty"],
	[
		{ specifyItems: 'json', itemsJson: '[{"type":"web_link","id":"1"}]' },
		"'Items as JSON' can have files and folders only: the type of its entry 1 is 'web_link'",
	],
	[
		{ specifyItems: 'json', itemsJson: '["12", {"type":"file","id":"a"}]' },
		"'Items as JSON' has something that is no ID: that of its entry 2 is 'a'",
	],
	[
		{ specifyItems: 'json', itemsJson: '[{"type":"folder","id":"0"}]' },
		"'Items as JSON' names the root folder, which cannot be put into an archive: its entry 1",
	],
]);
