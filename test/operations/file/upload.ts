import type { INodeParameters } from 'n8n-workflow';

import { startEmulator } from '../../emulator';
import type { Item } from '../../emulator/types';
import { binaryItem, credentialFor } from '../../support/engine';
import { boxError, byId, byPath, items, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) => {
	const input = [await binaryItem('notes', { fileName: 'notes.txt', mimeType: 'text/plain' })];
	const parameters = { name: 'notes.txt', binaryPropertyName: 'data', parent: byId(folder) };
	// The second time it is there already.
	for (const ifExists of ['fail', 'fail', 'skip'])
		await run({ ...parameters, ifExists }, { input });
};

const box = useBox();

const upload = async (
	content: string,
	parameters: INodeParameters = {},
	fileName: string | undefined = 'report.pdf',
) =>
	await box.run('file', 'upload', parameters, { input: [await binaryItem(content, { fileName })] });

test('into the root folder, under the name of the input file', async () => {
	const run = await upload('hello', { simplify: false });
	expect(only(run)).toMatchObject({
		type: 'file',
		name: 'report.pdf',
		size: 5,
		path: '/report.pdf',
		sha1: 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d',
	});
	expect(run.items[0]?.binary).toBeUndefined();
	expect(box.emulator.content(String(only(run).id)).toString()).toBe('hello');
	expect(box.calls()).toEqual(['POST /api/2.0/files/content']);
});

test('into a folder, under another name, with description and dates', async () => {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const run = await upload('hello', {
		name: 'Jahresbericht "ö" 2026.pdf',
		parent: byPath('/Reports'),
		simplify: false,
		options: {
			description: 'Of the year',
			contentCreatedAt: '2026-01-31T09:00:00Z',
			contentModifiedAt: '2026-02-01T10:30:00+01:00',
		},
	});
	const json = only(run);
	expect(json).toMatchObject({
		name: 'Jahresbericht "ö" 2026.pdf',
		path: '/Reports/Jahresbericht "ö" 2026.pdf',
		description: 'Of the year',
		parent: { id: folder.id },
	});
	expect(Date.parse(String(json.content_created_at))).toBe(Date.UTC(2026, 0, 31, 9));
	expect(Date.parse(String(json.content_modified_at))).toBe(Date.UTC(2026, 1, 1, 9, 30));
});

test.each(['fail', 'newVersion', 'skip'])(
	'with the fields that were asked for: %s',
	async (ifExists) => {
		if (ifExists !== 'fail') box.emulator.addFile({ name: 'report.pdf', content: 'old' });
		const run = await upload('hello', { ifExists, options: { fields: 'name,owned_by' } });
		expect(only(run)).toMatchObject({ name: 'report.pdf', owned_by: { name: 'Admin' } });
		// Box always gives the etag.
		expect(Object.keys(only(run)).sort()).toEqual(
			[
				'type',
				'id',
				'etag',
				'name',
				'owned_by',
				...(ifExists === 'skip' ? ['skipped'] : []),
			].sort(),
		);
	},
);

test('a name from an expression, a file from another field, for each item its own', async () => {
	const a = await binaryItem('first', { field: 'doc', json: { name: 'a.txt' } });
	const b = await binaryItem('second', { field: 'doc', json: { name: 'b.txt' } });
	const run = await box.run(
		'file',
		'upload',
		{ binaryPropertyName: 'doc', name: '={{ $json.name }}' },
		{ input: [a, b] },
	);
	expect(run.json.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
	expect(box.emulator.tree()).toBe('a.txt  5 bytes\nb.txt  6 bytes');
});

describe('when the name exists', () => {
	const existing = () => box.emulator.addFile({ name: 'Report.pdf', content: 'old' });

	test('fail: the error says which item has it', async () => {
		const file = existing();
		const { error } = await upload('new');
		expect(error).toMatchObject({
			httpCode: '409',
			message: `The name is already taken in that folder: the file 'Report.pdf' (ID ${file.id}) has it`,
			description: expect.stringContaining("another 'File Name'"),
		});
		expect(box.emulator.content(file.id).toString()).toBe('old');
	});

	test('newVersion: the same file with the new content', async () => {
		const file = existing();
		const run = await upload('new', { ifExists: 'newVersion' });
		expect(only(run)).toMatchObject({ id: file.id, name: 'report.pdf', size: 3 });
		expect(box.emulator.content(file.id).toString()).toBe('new');
	});

	test('keepBoth: the next free name', async () => {
		existing();
		box.emulator.addFile({ name: 'report (1).pdf', content: 'older' });
		const run = await upload('new', { ifExists: 'keepBoth' });
		expect(only(run)).toMatchObject({ name: 'report (2).pdf', path: '/report (2).pdf' });
		expect(box.emulator.tree().split('\n')).toHaveLength(3);
	});

	test('keepBoth: the extensions stay together, however long the name', async () => {
		const long = `1.${'x'.repeat(253)}`;
		for (const name of [long, 'a.tar.gz']) box.emulator.addFile({ name, content: '' });
		expect(only(await upload('new', { ifExists: 'keepBoth', name: long })).name).toBe(
			`1.${'x'.repeat(249)} (1)`,
		);
		expect(only(await upload('new', { ifExists: 'keepBoth', name: 'a.tar.gz' })).name).toBe(
			'a (1).tar.gz',
		);
	});

	test('keepBoth: 20 items of one name in few calls', async () => {
		existing();
		box.emulator.clearRequests();
		const input = await Promise.all(
			Array.from(
				{ length: 20 },
				async (_, index) => await binaryItem(`${index}`, { fileName: 'report.pdf' }),
			),
		);
		const run = await box.run('file', 'upload', { ifExists: 'keepBoth' }, { input });
		const expected = Array.from({ length: 20 }, (_, index) => `report (${index + 1}).pdf`);
		expect(run.json.map(({ name }) => name).sort()).toEqual(expected.sort());
		expect(box.calls().length).toBeLessThanOrEqual(80);
	});

	test('keepBoth: several items of one name at once', async () => {
		const input = await Promise.all(
			['1', '22', '333'].map(
				async (content) => await binaryItem(content, { fileName: 'same.txt' }),
			),
		);
		const run = await box.run('file', 'upload', { ifExists: 'keepBoth' }, { input });
		expect(run.json.map(({ size }) => size)).toEqual([1, 2, 3]);
		expect(run.json.map(({ name }) => name).sort()).toEqual([
			'same (1).txt',
			'same (2).txt',
			'same.txt',
		]);
	});

	test('keepBoth: a dot file and a long name', async () => {
		const long = `${'x'.repeat(251)}.txt`;
		box.emulator.addFile({ name: '.env', content: '' });
		box.emulator.addFile({ name: long, content: '' });
		const run = await upload('new', { ifExists: 'keepBoth', name: '.env' });
		expect(only(run).name).toBe('.env (1)');
		const other = await upload('new', { ifExists: 'keepBoth', name: long });
		expect(only(other).name).toBe(`${'x'.repeat(247)} (1).txt`);
	});

	test('skip: the existing file, marked', async () => {
		const file = existing();
		const run = await upload('new', { ifExists: 'skip' });
		expect(only(run)).toMatchObject({ id: file.id, size: 3, skipped: true, path: '/Report.pdf' });
		expect(box.emulator.content(file.id).toString()).toBe('old');
		expect(box.calls().join()).not.toContain('POST');
	});

	test.each(['skip', 'newVersion'])(
		'%s: a folder of that name stays an error',
		async (ifExists) => {
			const folder = box.emulator.addFolder({ name: 'report.pdf' });
			const { error } = await upload('new', { ifExists });
			expect(error?.message).toContain(`the folder 'report.pdf' (ID ${folder.id}) has it`);
		},
	);

	test.each(['newVersion', 'skip'])(
		'%s: items of one run whose names only look the same make one file',
		async (ifExists) => {
			const names = ['Menü.txt', 'Menü.txt'.normalize('NFD'), 'MENÜ.txt'];
			const parameters = { binaryData: false, fileContent: 'x', name: '={{ $json.name }}' };
			const input = items(...names.map((name) => ({ name })));
			const run = await box.run('file', 'upload', { ...parameters, ifExists }, { input });
			expect(new Set(run.json.map(({ id }) => id)).size).toBe(1);
			expect(run.json).toHaveLength(3);
		},
	);

	test.each(['newVersion', 'keepBoth', 'skip'])(
		'%s: a free name is just used',
		async (ifExists) => {
			expect(only(await upload('new', { ifExists }))).toMatchObject({ name: 'report.pdf' });
			expect(only(await upload('more', { ifExists, name: 'b' }))).not.toHaveProperty('skipped');
			expect(box.emulator.content(box.emulator.find('/report.pdf')?.id ?? '').toString()).toBe(
				'new',
			);
		},
	);
});

test('a large file is not sent where the name is taken', async () => {
	box.emulator.addFile({ name: 'report.pdf', content: 'old' });
	const { error } = await upload('x'.repeat(6_000_000));
	expect(error).toMatchObject({ httpCode: '409' });
	expect(box.calls()).toEqual(['OPTIONS /2.0/files/content']);
});

test.each(['fail', 'keepBoth', 'skip', 'newVersion'])(
	'%s: a file that a preflight takes for the wanted one is left alone',
	async (ifExists) => {
		const other = box.emulator.addFile({ name: '資料1.pdf', content: 'other' });
		const large = 'x'.repeat(6_000_000);
		for (const [name, content] of [
			['資料①.pdf', 'new'],
			['資料１.pdf', large],
		] as const) {
			const json = only(await upload(content, { ifExists, name }));
			expect(json).toMatchObject({ name, size: content.length });
			expect(json).not.toHaveProperty('skipped');
		}
		expect(box.emulator.content(other.id).toString()).toBe('other');
	},
);

describe.each<[string, (id: string) => unknown]>([
	['that is not told', () => undefined],
	['that is told as null', () => null],
	['that is told as an empty list', () => []],
	['that cannot be read', () => ({ type: 'file', id: '999999' })],
	['without its name', (id) => ({ type: 'file', id })],
	['as one of a list', (id) => [{ type: 'file', id, name: '資料1.pdf' }]],
])('a preflight that names an item %s', (_, conflicts) => {
	test.each(['fail', 'keepBoth', 'skip', 'newVersion'])(
		'%s: the upload decides',
		async (ifExists) => {
			const other = box.emulator.addFile({ name: '資料1.pdf', content: 'other' });
			const context_info = { conflicts: conflicts(other.id) };
			const error = { type: 'error', status: 409, code: 'item_name_in_use', message: 'Taken' };
			const body = { ...error, request_id: 'a', context_info };
			for (const [name, content] of [
				['資料①.pdf', 'new'],
				['資料１.pdf', 'x'.repeat(6_000_000)],
			] as const) {
				box.emulator.faults.add({ method: 'OPTIONS', status: 409, body });
				const json = only(await upload(content, { ifExists, name }));
				expect(json).toMatchObject({ name, size: content.length });
				expect(json).not.toHaveProperty('skipped');
				box.emulator.faults.clear();
			}
			expect(box.emulator.content(other.id).toString()).toBe('other');
		},
	);
});

test('a file in parts, of a name that Box takes for another one', async () => {
	const other = box.emulator.addFile({ name: '資料1.pdf', content: 'other' });
	const content = Buffer.alloc(50_000_001, 'x');
	const input = [await binaryItem(content, { fileName: '資料①.pdf' })];
	const json = only(await box.run('file', 'upload', {}, { input }));
	expect(json).toMatchObject({ name: '資料①.pdf', size: content.length });
	expect(box.emulator.content(other.id).toString()).toBe('other');
});

test('a file in parts, whose session is refused for an item that is not told', async () => {
	const error = { type: 'error', status: 409, code: 'item_name_in_use', message: 'Taken' };
	const body = { ...error, request_id: 'a', context_info: { conflicts: [] } };
	for (const method of ['OPTIONS', 'POST']) {
		const path = method === 'POST' ? '/upload_sessions$' : undefined;
		box.emulator.faults.add({ method, path, status: 409, body });
	}
	const content = Buffer.alloc(50_000_001, 'x');
	const input = [await binaryItem(content, { fileName: '資料①.pdf' })];
	const json = only(await box.run('file', 'upload', {}, { input }));
	expect(json).toMatchObject({ name: '資料①.pdf', size: content.length });
});

describe('run again, as n8n does after a failure', () => {
	const again = async (
		ifExists: string,
		{ content = 'hello', asUser = '' }: { content?: string; asUser?: string } = {},
	) =>
		await upload(content, {
			ifExists,
			simplify: false,
			requestOptions: asUser ? { asUser } : {},
		});

	test('the file of a moment ago is success', async () => {
		const first = only(await again('fail'));
		const second = only(await again('fail'));
		expect(first).not.toHaveProperty('alreadyUploaded');
		expect(second).toEqual({ ...first, alreadyUploaded: true });
	});

	test('what an earlier try has stored stays success when the run takes long', async () => {
		// The clock of this Box goes on by a minute each time it is looked at.
		let time = Date.now();
		const now = () => (time += 60_000);
		const slow = await startEmulator({ now, accessTokenSeconds: 100_000_000 });
		slow.faults.add({ method: 'POST', path: '/api/2.0/files/content', status: 400, skip: 1 });
		const names = ['a.txt', 'b.txt'];
		const input = await Promise.all(
			names.map(async (fileName) => await binaryItem('x', { fileName })),
		);
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await box.run(
			'file',
			'upload',
			{},
			{ input, node, credential: credentialFor(slow) },
		);
		await slow.close();
		expect(run.json.map(({ name }) => name)).toEqual(names);
		expect(run.json.filter(({ alreadyUploaded }) => alreadyUploaded)).toHaveLength(1);
	});

	test.each([
		['a proxy refuses the answer', { status: 403, body: '<html></html>' }],
		['Box refuses it', { status: 400 }],
		['it is a page', { status: 200, body: '<html></html>' }],
	])('a file is success of which the first try did not hear: %s', async (_, fault) => {
		const headers = { 'retry-after': '0' };
		const path = '/api/2.0/files/content';
		box.emulator.faults.add({ method: 'POST', path, after: true, headers, ...fault });
		const first = await again('fail');
		box.emulator.faults.clear();
		const second = only(await again('fail'));
		expect(second).toMatchObject({ id: box.emulator.find('/report.pdf')?.id });
		if (first.error) expect(second).toMatchObject({ alreadyUploaded: true });
		expect(box.emulator.tree().split('\n')).toHaveLength(1);
	});

	test('a file that is in the trash by then is stored anew', async () => {
		const first = only(await again('fail'));
		await box.run('file', 'delete', { file: byId(String(first.id)) });
		const second = only(await again('fail'));
		expect(second.id).not.toBe(first.id);
		expect(second).not.toHaveProperty('alreadyUploaded');
	});

	test('a file that goes to the trash at that moment is no success', async () => {
		const { id } = only(await again('fail'));
		await box.run('file', 'delete', { file: byId(String(id)) });
		// As Box says it who has not yet heard of that.
		const conflicts = { type: 'file', id, name: 'report.pdf' };
		const body = { type: 'error', status: 409, code: 'item_name_in_use', message: 'In use' };
		box.emulator.faults.add({
			path: '/api/2.0/files/content',
			status: 409,
			body: { ...body, context_info: { conflicts } },
		});
		const { error, items } = await again('fail');
		expect(items).toEqual([]);
		expect(error).toMatchObject({ httpCode: '409' });
	});

	test('a new version is stored each time', async () => {
		box.emulator.addFile({ name: 'report.pdf', content: 'old' });
		expect(only(await again('newVersion'))).toMatchObject({ etag: '1' });
		expect(only(await again('newVersion'))).toMatchObject({ etag: '2' });
	});

	test('as another user', async () => {
		const asUser = box.emulator.users.colleague.id;
		only(await again('fail', { asUser }));
		expect(only(await again('fail', { asUser }))).toMatchObject({ alreadyUploaded: true });
	});

	test.each(['hello', 'x'.repeat(6_000_000)])('other bytes stay an error', async (content) => {
		only(await again('fail'));
		const { error } = await again('fail', { content: `${content}!` });
		expect(error).toMatchObject({ httpCode: '409' });
	});

	test.each([
		['of an hour ago', (file: Item) => (file.createdAt -= 3_600_000)],
		['of somebody else', (file: Item) => (file.createdBy = box.emulator.users.colleague.id)],
		['of a name in another case', (file: Item) => (file.name = 'REPORT.pdf')],
	])('a file %s stays an error', async (_, change) => {
		only(await again('fail'));
		const file = box.emulator.find('/report.pdf');
		if (file) change(file);
		const { error } = await again('fail');
		expect(error?.message).toContain(`(ID ${file?.id}) has it`);
	});

	test('keepBoth: each run stores a file', async () => {
		only(await again('keepBoth'));
		expect(only(await again('keepBoth'))).toMatchObject({ name: 'report (1).pdf' });
	});
});

describe.each(['', '{}', '<html></html>'])('an upload whose answer is %j', (body) => {
	const fault = { method: 'POST', path: '/api/2.0/files/content', status: 201, body };

	test('is success if the file is there', async () => {
		box.emulator.faults.add({ ...fault, after: true });
		expect(only(await upload('hello'))).toMatchObject({
			id: box.emulator.find('/report.pdf')?.id,
			name: 'report.pdf',
			alreadyUploaded: true,
		});
	});

	test('may have been stored if it is not', async () => {
		box.emulator.faults.add(fault);
		const { error } = await upload('hello');
		expect(error?.message).toBe('What answered is not Box');
		expect(error?.description).toContain('Box may have made the change');
	});
});

describe('an upload that was damaged in transit', () => {
	const damage = { method: 'POST', path: '/api/2.0/files', damage: true };

	test('is repaired', async () => {
		box.emulator.faults.add(damage);
		const json = only(await upload('hello', { options: { fields: 'name' } }));
		expect(box.emulator.content(String(json.id)).toString()).toBe('hello');
	});

	test('is named if it cannot be told from the file of somebody else', async () => {
		const headers = { 'retry-after': '0' };
		box.emulator.faults.add({ ...damage, after: true, status: 503, headers });
		const { error } = await upload('hello', { ifExists: 'skip' });
		expect(error?.message).toContain('may be this upload, damaged in transit');
		expect(error?.description).toContain(`(ID ${box.emulator.find('/report.pdf')?.id})`);
	});

	test('is named if it can be neither repaired nor removed', async () => {
		box.emulator.faults.add({ ...damage, times: 9 });
		box.emulator.faults.add({ method: 'DELETE', status: 403 });
		const { error } = await upload('hello');
		expect(error?.message).toContain('a damaged file is in Box');
		expect(error?.description).toContain(`(ID ${box.emulator.find('/report.pdf')?.id})`);
	});

	test('is no longer called current once somebody has changed the file', async () => {
		const { id } = box.emulator.addFile({ name: 'report.pdf', content: 'old' });
		box.emulator.faults.add(damage);
		const path = `/api/2.0/files/${id}/content$`;
		const body = { type: 'error', status: 412, code: 'precondition_failed', request_id: 'a' };
		box.emulator.faults.add({ method: 'POST', path, status: 412, body });
		const { error } = await upload('hello', { ifExists: 'newVersion' });
		expect(error?.message).toContain('the file was changed before it could be repaired');
		expect(error?.description).not.toContain('still in Box');
		expect(error?.description).not.toContain('newest version');
	});

	test('is said also if Box leaves out the SHA-1 of what it has stored', async () => {
		const { id } = box.emulator.addFile({ name: 'report.pdf', content: 'old' });
		box.emulator.faults.add({
			...damage,
			path: `/api/2.0/files/${id}/content$`,
			after: true,
			status: 201,
			body: { entries: [{ type: 'file', id, etag: '1', name: 'report.pdf' }] },
		});
		const { error } = await upload('hello', { ifExists: 'newVersion' });
		expect(error?.message).toContain('a damaged file is in Box');
		expect(box.calls().at(-1)).toContain(`GET /2.0/files/${id}`);
	});
});

describe('Create Missing Parents', () => {
	const options = { createMissingParents: true };

	test('makes the folders of the path, once for all items', async () => {
		box.emulator.addFolder({ name: 'Reports' });
		const input = await Promise.all(
			['a', 'b', 'c'].map(async (name) => await binaryItem(name, { fileName: name })),
		);
		const parent = byPath('/reports/2026/Q1');
		const run = await box.run('file', 'upload', { parent, options }, { input });
		expect(run.error).toBeUndefined();
		expect(
			box.emulator
				.tree()
				.split('\n')
				.map((line) => line.trim()),
		).toEqual(['Reports/', '2026/', 'Q1/', ...['a', 'b', 'c'].map((name) => `${name}  1 bytes`)]);
	});

	test.each([
		[{ name: 'a/b', parent: byPath('/New') }, "'File Name' contains a slash"],
		[{ parent: byPath('/New/..') }, "'Parent Folder' is not a path"],
		[{ parent: byPath('/New'), binaryPropertyName: 'other' }, "'Input Data Field Name'"],
	])('makes none for wrong input: %o', async (parameters, message) => {
		const { error } = await upload('hello', { ...parameters, options });
		expect(error?.message).toContain(message);
		expect(box.calls()).toEqual([]);
	});

	test('says nothing about a folder that is chosen by its ID', async () => {
		const { id } = box.emulator.addFolder({ name: 'Reports' });
		const json = only(await upload('hello', { parent: byId(id), options }));
		expect(json).toMatchObject({ path: '/Reports/report.pdf' });
	});
});

test('as another user', async () => {
	const { colleague } = box.emulator.users;
	only(await upload('hello', { requestOptions: { asUser: colleague.id } }));
	expect(box.emulator.find('/report.pdf', colleague.id)).toBeDefined();
	expect(box.emulator.find('/report.pdf')).toBeUndefined();
});

test('into a folder that does not exist', async () => {
	const { error } = await upload('hello', { parent: byId('404') });
	expect(error).toMatchObject({
		httpCode: '404',
		message: "Box knows no such item, or this account may not see it ('Parent Folder', ID 404)",
	});
});

test('no permission in the folder', async () => {
	const folder = box.emulator.addFolder({ name: 'Ours' });
	const { error } = await box.run(
		'file',
		'upload',
		{ parent: byId(folder.id) },
		{
			input: [await binaryItem('x', { fileName: 'x' })],
			credential: box.asViewerOf(folder),
		},
	);
	const message = `The connected account has no permission for this ('Parent Folder', ID ${folder.id})`;
	expect(error).toMatchObject(boxError(403, message));
});

refuses(box, async (parameters) => await upload('hello', parameters), [
	[{ name: 'a/b.txt' }, "'File Name' contains a slash: 'a/b.txt'"],
	[{ name: '..' }, "'File Name' is '..'"],
	[{ name: 'a ' }, "'File Name' ends in a space: 'a '"],
	[{ name: 'x'.repeat(256) }, "'File Name' has 256 characters"],
	[{ parent: byId('={{ "x" }}') }, "'Parent Folder' is not the ID of a folder: 'x'"],
	[
		{ ifExists: '={{ "explode" }}' },
		"'If the File Exists' is none of fail, keepBoth, skip, newVersion",
	],
	[{ options: { contentCreatedAt: 'yesterday' } }, "'Content Created At' is not a date and time"],
	[
		{ binaryPropertyName: 'other' },
		"'Input Data Field Name' names the field 'other', but the input item has its files in 'data'",
	],
]);

test('an input file without a name needs one', async () => {
	const item = await binaryItem('hello', {});
	delete item.binary?.data?.fileName;
	const { error } = await box.run('file', 'upload', {}, { input: [item] });
	expect(error).toMatchObject({
		message: "'File Name' is empty, and the input file has no name of its own",
	});
	expect(box.calls()).toEqual([]);
});

test('an item without a file', async () => {
	const { error } = await box.run('file', 'upload', {}, { input: items({ a: 1 }) });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Input Data Field Name' names the field 'data', but the input item has no file in it",
		description: expect.stringContaining('binary field'),
	});
	expect(box.calls()).toEqual([]);
});
