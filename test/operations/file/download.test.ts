import { readBinary } from '../../support/engine';
import { byId, items, only, useBox } from '../support';

const box = useBox();

test('the content, beside what Box knows of the file', async () => {
	const reports = box.emulator.addFolder({ name: 'Reports' });
	const file = box.emulator.addFile({ name: 'q3.pdf', parentId: reports.id, content: 'third' });
	const run = await box.run('file', 'download', { file: byId(file.id) });
	expect(only(run)).toMatchObject({
		id: file.id,
		name: 'q3.pdf',
		path: '/Reports/q3.pdf',
		size: 5,
	});
	expect(run.items[0]).toMatchObject({
		pairedItem: { item: 0 },
		binary: {
			data: { fileName: 'q3.pdf', fileExtension: 'pdf', mimeType: 'application/pdf' },
		},
	});
	expect((await readBinary(run.items[0])).toString()).toBe('third');
});

test('the token stays with Box: the download host does not see it', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	only(await box.run('file', 'download', { file: byId(file.id) }));
	const served = box.emulator.requests().filter(({ host }) => host === 'download');
	expect(served).toMatchObject([{ authorized: false, status: 200 }]);
});

test('bytes that are not the file are no success', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'right' });
	box.emulator.faults.add({ path: '/d', status: 200, body: 'wrong' });
	const { error, items } = await box.run('file', 'download', { file: byId(file.id) });
	expect(items).toEqual([]);
	expect(error?.message).toContain('The bytes that arrived are not the bytes that were sent');
});

test('a file that is changed meanwhile is described as it was downloaded', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'new' });
	const before = { type: 'file', id: file.id, name: 'a.txt', sha1: '0'.repeat(40) };
	const path = `/2.0/files/${file.id}$`;
	box.emulator.faults.add({ path, status: 200, body: JSON.stringify(before) });
	const run = await box.run('file', 'download', { file: byId(file.id) });
	expect(only(run)).toMatchObject({ id: file.id, size: 3 });
	expect((await readBinary(run.items[0])).toString()).toBe('new');
});

test('into another field, under another name', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await box.run('file', 'download', {
		file: byId(file.id),
		binaryPropertyName: 'attachment',
		options: { fileName: 'renamed.csv', fields: 'size' },
	});
	expect(only(run)).not.toHaveProperty('path');
	expect(Object.keys(run.items[0]?.binary ?? {})).toEqual(['attachment']);
	expect(run.items[0]?.binary?.attachment).toMatchObject({ fileName: 'renamed.csv' });
});

test('the name is right also where only other fields were asked for', async () => {
	const file = box.emulator.addFile({ name: 'größe "1".txt', content: 'x' });
	const run = await box.run('file', 'download', {
		file: byId(file.id),
		options: { fields: 'size' },
	});
	expect(run.items[0]?.binary?.data?.fileName).toBe('größe "1".txt');
});

test.each([
	[{ rangeStart: 2, rangeEnd: 4 }, 'cde'],
	[{ rangeStart: 7 }, 'hij'],
	[{ rangeEnd: 0 }, 'a'],
	[{ rangeStart: 0, rangeEnd: 99 }, 'abcdefghij'],
])('bytes %o', async (options, content) => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'abcdefghij' });
	const run = await box.run('file', 'download', { file: byId(file.id), options });
	only(run);
	expect((await readBinary(run.items[0])).toString()).toBe(content);
});

test('a range behind the end of the file', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'abc' });
	const { error } = await box.run('file', 'download', {
		file: byId(file.id),
		options: { rangeStart: 10 },
	});
	expect(error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '416',
		message: expect.stringContaining('range'),
	});
});

test('an empty file', async () => {
	const file = box.emulator.addFile({ name: 'empty.txt', content: '' });
	const run = await box.run('file', 'download', { file: byId(file.id) });
	expect(only(run)).toMatchObject({ size: 0 });
	expect(await readBinary(run.items[0])).toHaveLength(0);
});

test('many items, each its own file, in the order of the input', async () => {
	const files = Array.from({ length: 20 }, (_, number) =>
		box.emulator.addFile({ name: `${number}.txt`, content: `content ${number}` }),
	);
	const run = await box.run(
		'file',
		'download',
		{ file: byId('={{ $json.id }}') },
		{ input: items(...files.map(({ id }) => ({ id }))) },
	);
	const contents = await Promise.all(run.items.map(async (item) => String(await readBinary(item))));
	expect(contents).toEqual(files.map((_, number) => `content ${number}`));
});

test('a name that looks like a path stays a name', async () => {
	const file = box.emulator.addFile({ name: '....passwd', content: 'x' });
	const run = await box.run('file', 'download', {
		file: byId(file.id),
		options: { fileName: '../../etc\\passwd' },
	});
	expect(run.items[0]?.binary?.data?.fileName).toBe('.._.._etc_passwd');
	expect(run.items[0]?.binary?.data?.directory ?? '').not.toContain('etc');
});

test('a download that was cut goes on where it stopped', async () => {
	const content = Buffer.alloc(300_000, 'abc');
	const file = box.emulator.addFile({ name: 'a.bin', content });
	box.emulator.faults.add({ path: '/d', cut: 100_000 });
	const run = await box.run('file', 'download', { file: byId(file.id) });
	only(run);
	expect((await readBinary(run.items[0])).equals(content)).toBe(true);
});

test('a version that does not exist, a file that does not', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await box.run('file', 'download', {
		file: byId(file.id),
		options: { version: '404' },
	});
	expect(run.error).toMatchObject({ httpCode: '404' });
	const other = await box.run('file', 'download', { file: byId('404') });
	expect(other.error?.message).toContain("('File', ID 404)");
});

test('where the rest fails no transfer is left open', async () => {
	// More than there are connections: unread transfers would leave none for the last download.
	const many = 12;
	const file = box.emulator.addFile({ name: 'a.bin', content: Buffer.alloc(5_000_000) });
	const path = `^/2\\.0/files/${file.id}$`;
	box.emulator.faults.add({ method: 'GET', path, times: many, status: 403 });
	const failed = await box.run(
		'file',
		'download',
		{ file: byId(file.id), options: { concurrency: many } },
		{ input: items(...Array.from({ length: many }, () => ({}))), continueOnFail: true },
	);
	expect(failed.json).toHaveLength(many);
	expect(failed.json.every(({ error }) => String(error).startsWith('Box forbids'))).toBe(true);
	const again = await box.run('file', 'download', { file: byId(file.id) });
	expect(await readBinary(again.items[0])).toHaveLength(5_000_000);
}, 10_000);

test.each([
	[{ rangeStart: 5, rangeEnd: 4 }, "'Range End' is before 'Range Start'"],
	[{ rangeStart: -1 }, "'Range Start' is not a whole number of 0 or more"],
	[{ rangeEnd: 1.5 }, "'Range End' is not a whole number of 0 or more"],
	[{ version: 'v2' }, "'Version ID' is not an ID: 'v2'"],
])('%o is refused before anything is sent', async (options, message) => {
	const { error } = await box.run('file', 'download', {
		file: byId('12'),
		options: options as Record<string, string | number>,
	});
	expect(error).toMatchObject({ name: 'NodeOperationError', message });
	expect(box.calls()).toEqual([]);
});

test('a file in the trash: Box still tells what it is, but not what is in it', async () => {
	const file = box.emulator.addFile({ name: 'gone.txt', content: 'x' });
	await box.run('file', 'delete', { file: byId(file.id) });
	const { error } = await box.run('file', 'download', { file: byId(file.id) });
	expect(error?.message).toBe(`The item is in the trash ('File', ID ${file.id})`);
});
