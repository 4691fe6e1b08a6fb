import type { INodeParameters } from 'n8n-workflow';
import { binaryItem } from '../../support/engine';
import { byId, byPath, items, only, useBox } from '../support';

const box = useBox();

const upload = async (
	content: string,
	parameters: INodeParameters = {},
	fileName: string | undefined = 'report.pdf',
) =>
	await box.run('file', 'upload', parameters, { input: [await binaryItem(content, { fileName })] });

test('into the root folder, under the name of the input file', async () => {
	const run = await upload('hello');
	expect(only(run)).toMatchObject({
		type: 'file',
		name: 'report.pdf',
		size: 5,
		path: '/report.pdf',
		sha1: 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d',
	});
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
	expect(run.items[0]?.binary).toBeUndefined();
	expect(box.emulator.content(String(only(run).id)).toString()).toBe('hello');
	expect(box.calls()).toEqual(['POST /api/2.0/files/content']);
});

test('into a folder, under another name, with description and dates', async () => {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const run = await upload('hello', {
		name: 'Jahresbericht "ö" 2026.pdf',
		parent: byPath('/Reports'),
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
		expect(only(run)).not.toHaveProperty('parent');
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
			description: expect.stringContaining('another name'),
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

test('as another user', async () => {
	const { colleague } = box.emulator.users;
	only(await upload('hello', { options: { asUser: colleague.id } }));
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
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Ours' });
	const userId = emulator.users.colleague.id;
	emulator.addCollaboration({ itemType: 'folder', itemId: folder.id, userId, role: 'viewer' });
	const { error } = await box.run(
		'file',
		'upload',
		{ parent: byId(folder.id) },
		{ input: [await binaryItem('x', { fileName: 'x' })], credential: box.as(userId) },
	);
	expect(error).toMatchObject({
		httpCode: '403',
		message: `The connected account has no permission for this ('Parent Folder', ID ${folder.id})`,
	});
});

test.each([
	[{ name: 'a/b.txt' }, "'File Name' contains a slash: 'a/b.txt'"],
	[{ name: '..' }, "'File Name' is '..'"],
	[{ name: 'a ' }, "'File Name' ends in a space: 'a '"],
	[{ name: 'x'.repeat(256) }, "'File Name' has 256 characters"],
	[{ parent: byId('={{ "x" }}') }, "'Parent Folder' is not the ID of a folder: 'x'"],
	[{ ifExists: '={{ "explode" }}' }, "'If the File Exists' is none of"],
	[{ options: { contentCreatedAt: 'yesterday' } }, "'Content Created At' is not a date and time"],
	[{ binaryPropertyName: 'other' }, "'Input Data Field Name' names the field 'other'"],
] as Array<[INodeParameters, string]>)(
	'%o is refused before anything is sent',
	async (parameters, message) => {
		const { error } = await upload('hello', parameters);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(error?.message).toContain(message);
		expect(box.calls()).toEqual([]);
	},
);

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
