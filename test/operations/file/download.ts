import { once } from 'node:events';
import type { Socket } from 'node:net';

import type { Item } from '../../emulator/types';
import { binaryItem, credentialFor, readBinary } from '../../support/engine';
import { json, TestServer } from '../../unit/client/server';
import { sha1 } from '../../unit/client/support';
import { boxError, byId, items, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file, shared }) => {
	await run({ file: byId(file) });
	await run({ file: byId(shared) });
};

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

test.each([
	{},
	{ fields: 'size' },
	{ fields: 'id,name' },
	{ fields: 'sha1' },
	{ rangeStart: 0 },
	{ rangeStart: 0, rangeEnd: 4 },
])('bytes that are not the file are no success with %o', async (options) => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'right' });
	const headers = { 'content-range': 'bytes 0-4/5' };
	const status = 'rangeStart' in options ? 206 : 200;
	box.emulator.faults.add({ path: '/d', status, headers, body: 'wrong' });
	const { error, items } = await box.run('file', 'download', { file: byId(file.id), options });
	expect(items).toEqual([]);
	expect(error?.message).toContain('The file was damaged in transit');
});

test.each(['', '{}', '{"status":"maintenance"}', '<html>Please log in</html>', '[]'])(
	'a message in the place of the file is not Box: %j',
	async (body) => {
		const file = box.emulator.addFile({ name: 'a.txt', content: 'right' });
		for (const path of ['/d', `/2.0/files/${file.id}/content`]) {
			box.emulator.faults.add({ path, status: 200, body });
			const { error, items } = await box.run('file', 'download', { file: byId(file.id) });
			expect(items).toEqual([]);
			expect(error?.message).toContain('What answered is not Box');
		}
	},
);

test.each([{}, { sha1: null }, { sha1: '' }])(
	'bytes that cannot be compared are no success: %o',
	async (digest) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'right' });
		const body = { type: 'file', id, name: 'a.txt', size: 5, ...digest };
		box.emulator.faults.add({ path: `^/2.0/files/${id}$`, status: 200, body, times: 2 });
		const { error, items } = await box.run('file', 'download', { file: byId(id) });
		expect(items).toEqual([]);
		expect(error?.message).toBe('What answered is not Box');
		expect(error?.description).toContain('gave no SHA-1 of the file');
	},
);

test('an SHA-1 in capitals is the same', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'right' });
	const body = { type: 'file', id, name: 'a.txt', size: 5, sha1: sha1('right').toUpperCase() };
	box.emulator.faults.add({ path: `^/2.0/files/${id}$`, status: 200, body });
	only(await box.run('file', 'download', { file: byId(id) }));
});

test('an empty file has all of its bytes from the first one on', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: '' });
	const run = await box.run('file', 'download', { file: byId(id), options: { rangeStart: 0 } });
	only(run);
	expect(await readBinary(run.items[0])).toHaveLength(0);
});

/** The IDs of a file's versions, oldest first. */
function versionsOf(item: Item): string[] {
	return item.type === 'file' ? item.versions.map(({ id }) => id) : [];
}

describe('an earlier version', () => {
	const versions = async () => {
		const file = box.emulator.addFile({ name: 'a.txt', content: 'first' });
		const input = [await binaryItem('second', { fileName: 'a.txt' })];
		only(await box.run('file', 'upload', { ifExists: 'newVersion' }, { input }));
		const [first = '', second = ''] = versionsOf(file);
		const download = async (version: string, options = {}) =>
			await box.run('file', 'download', {
				file: byId(file.id),
				options: { version, ...options },
			});
		return { first, second, download };
	};

	test('and the current one, by their IDs', async () => {
		const { first, second, download } = await versions();
		for (const [version, content] of [
			[first, 'first'],
			[second, 'second'],
		] as const) {
			const run = await download(version, { fields: 'size' });
			only(run);
			expect(String(await readBinary(run.items[0]))).toBe(content);
		}
	});

	test('is compared with what Box has of that version', async () => {
		const { first, second, download } = await versions();
		for (const [version, body] of [
			[first, 'wrong'],
			[first, 'second'],
			[second, 'first'],
		] as const) {
			box.emulator.faults.add({ path: '/d', status: 200, body });
			const { error, items } = await download(version);
			expect(items).toEqual([]);
			expect(error?.message).toContain('The file was damaged in transit');
		}
	});

	test('that the file does not have', async () => {
		const { download } = await versions();
		const { error } = await download('404');
		expect(error).toMatchObject(
			boxError(404, "The file has no such version ('Version ID', ID 404)"),
		);
	});

	test('of a file that is not there', async () => {
		const parameters = { file: byId('403'), options: { version: '404' } };
		const { error } = await box.run('file', 'download', parameters);
		expect(error?.message).toContain("('File', ID 403");
	});

	test('in part, of a file of that size', async () => {
		const { first, download } = await versions();
		only(await download(first, { rangeStart: 1, rangeEnd: 2 }));
		const headers = { 'content-range': 'bytes 1-2/6' };
		box.emulator.faults.add({ path: '/d', status: 206, headers, body: 'ec' });
		const { error } = await download(first, { rangeStart: 1, rangeEnd: 2 });
		expect(error?.message).toContain('What answered is not Box');
	});
});

test('only the fields that were asked for are given', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const fields = async (list: string) =>
		Object.keys(
			only(await box.run('file', 'download', { file: byId(file.id), options: { fields: list } })),
		);
	expect(await fields('description')).toEqual(['type', 'id', 'etag', 'description']);
	expect((await fields('sha1, name')).sort()).toEqual(['etag', 'id', 'name', 'sha1', 'type']);
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

test.each([
	'bytes 99-108/256',
	'bytes 101-110/256',
	'bytes 100-104/256',
	'bytes 100-109/300',
	'bytes 100-109/*',
	'bytes */256',
	'lines 100-109/256',
	'',
])('bytes of another range are not those asked for: %j', async (range) => {
	const content = Buffer.alloc(256, 'abcdefghijklmnopqrstuvwxyz');
	const file = box.emulator.addFile({ name: 'a.txt', content });
	const headers: Record<string, string> = range === '' ? {} : { 'content-range': range };
	const body = content.subarray(99, 109).toString();
	box.emulator.faults.add({ path: '/d', status: 206, headers, body });
	const { error, items } = await box.run('file', 'download', {
		file: byId(file.id),
		options: { rangeStart: 100, rangeEnd: 109 },
	});
	expect(items).toEqual([]);
	expect(error?.message).toContain('What answered is not Box');
});

test('a range of a file that is changed meanwhile', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'abcdefghij' });
	const before = { type: 'file', id: file.id, name: 'a.txt', sha1: '0'.repeat(40), size: 4 };
	const path = `/2.0/files/${file.id}$`;
	box.emulator.faults.add({ path, status: 200, body: JSON.stringify(before) });
	const run = await box.run('file', 'download', {
		file: byId(file.id),
		options: { rangeStart: 1, rangeEnd: 2 },
	});
	expect(only(run)).toMatchObject({ size: 10 });
	expect(String(await readBinary(run.items[0]))).toBe('bc');
});

test.each([
	['backup', 'application/octet-stream', 'application/octet-stream'],
	['data.xyzzy', 'application/octet-stream', 'application/octet-stream'],
	['pdf', 'application/octet-stream', 'application/octet-stream'],
	['.csv', 'application/octet-stream', 'application/octet-stream'],
	['table.CSV', 'application/octet-stream', 'text/csv'],
	['table.csv', 'binary/octet-stream', 'text/csv'],
	['table.csv', 'Application/Octet-Stream; name="table.csv"', 'text/csv'],
	['table.csv', 'application/x-download', 'text/csv'],
	['table.csv', 'application/force-download', 'text/csv'],
	['table.csv', 'csv', 'text/csv'],
	['table.csv', '*/*', 'text/csv'],
	['table.csv', ' ', 'text/csv'],
	['table.csv', 'Text/Plain; charset=UTF-8', 'text/plain'],
	['page.bin', 'TEXT/HTML', 'text/html'],
	['notes.md', 'text/markdown;charset=utf-8', 'text/markdown'],
])('the media type of %j, which Box calls %j, is %s', async (name, said, type) => {
	const file = box.emulator.addFile({ name, content: 'x' });
	box.emulator.faults.add({ path: '/d', headers: { 'content-type': said } });
	const run = await box.run('file', 'download', { file: byId(file.id) });
	only(run);
	expect(run.items[0]?.binary?.data?.mimeType).toBe(type);
});

test('the media type comes from the name in Box where the chosen one does not tell it', async () => {
	const file = box.emulator.addFile({ name: 'table.csv', content: 'x' });
	const type = async (fileName: string) => {
		const run = await box.run('file', 'download', { file: byId(file.id), options: { fileName } });
		return run.items[0]?.binary?.data?.mimeType;
	};
	expect(await type('table')).toBe('text/csv');
	expect(await type('table.pdf')).toBe('application/pdf');
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
		{ file: byId(file.id), requestOptions: { concurrency: many } },
		{ input: items(...Array.from({ length: many }, () => ({}))), continueOnFail: true },
	);
	expect(failed.json).toHaveLength(many);
	expect(failed.json.every(({ error }) => String(error).startsWith('Box forbids'))).toBe(true);
	const again = await box.run('file', 'download', { file: byId(file.id) });
	expect(await readBinary(again.items[0])).toHaveLength(5_000_000);
}, 10_000);

/** A Box that refuses one of two requests as soon as the other has come, which it leaves open. */
async function halfRefusing(refused: RegExp) {
	let resolve = (_socket: Socket) => {};
	const left = new Promise<Socket>((done) => (resolve = done));
	const server = await TestServer.start((response, request) => {
		if (!refused.test(request.path)) return void resolve(response.socket as Socket);
		void left.then(() => json(404, { code: 'not_found' })(response, request));
	});
	return {
		server,
		credential: credentialFor(box.emulator, { apiUrl: server.url }),
		/** Resolves once the request that was left open is given up. */
		givenUp: async () => {
			const socket = await left;
			if (!socket.destroyed) await once(socket, 'close');
		},
	};
}

describe.each([
	['the file', /files\/12$/],
	['its content', /content$/],
])('where %s is not found', (_, refused) => {
	test.each([true, false])(
		'the other request is given up; Continue On Fail: %s',
		async (continueOnFail) => {
			const { server, credential, givenUp } = await halfRefusing(refused);
			const run = await box.run(
				'file',
				'download',
				{ file: byId('12') },
				{ credential, continueOnFail },
			);
			expect(run.error?.message ?? run.json[0]?.error).toContain("('File', ID 12)");
			await givenUp();
			expect(server.seen).toHaveLength(2);
			await server.close();
		},
	);
});

refuses(box, async (options) => await box.run('file', 'download', { file: byId('12'), options }), [
	[{ rangeStart: 5, rangeEnd: 4 }, "'Range End' is before 'Range Start'"],
	[{ rangeStart: -1 }, "'Range Start' is not a whole number of 0 or more"],
	[{ rangeEnd: 1.5 }, "'Range End' is not a whole number of 0 or more"],
	[{ version: 'v2' }, "'Version ID' is not an ID: 'v2'"],
]);

test('a file in the trash: Box still tells what it is, but not what is in it', async () => {
	const file = box.emulator.addFile({ name: 'gone.txt', content: 'x' });
	await box.run('file', 'delete', { file: byId(file.id) });
	const { error } = await box.run('file', 'download', { file: byId(file.id) });
	expect(error?.message).toBe(`The item is in the trash ('File', ID ${file.id})`);
});
