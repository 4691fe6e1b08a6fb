import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId, byPath, byUrl, fromList, items, useBox } from '../../operations/support';
import { binaryItem } from '../../support/engine';

const box = useBox();

/** Names that Box forbids, and what is said of them. */
const NAMES: Array<[string, string]> = [
	['', 'is empty: its expression {{ $json.name }} gives nothing'],
	['   ', 'is empty: its expression {{ $json.name }} gives nothing'],
	['a/b', "contains a slash: 'a/b'"],
	['a\\b', "contains a slash: 'a\\b'"],
	['.', "is '.'"],
	['..', "is '..'"],
	['a ', "ends in a space: 'a '"],
	['a\nb', 'contains a character that cannot be printed'],
	['é'.repeat(256), 'has 256 characters'],
];

type Case = [what: string, operation: [string, string], INodeParameters, message: string];

const json = (field: string) => `={{ $json.${field} }}`;

/** The value comes from an expression, or is what the editor stored. */
const CASES: Case[] = [
	[
		'an ID that is not a number',
		['file', 'get'],
		{ file: byId(json('v')) },
		"'File' is not the ID",
	],
	[
		'a name for an ID',
		['folder', 'delete'],
		{ folder: fromList(json('v')) },
		"'Folder' is not the",
	],
	['an ID that was typed wrong', ['file', 'get'], { file: byId('12a') }, "'File' is not the ID"],
	['no choice at all', ['file', 'get'], { file: fromList('') }, "'File' is empty"],
	['no folder name', ['folder', 'create'], { name: ' ' }, "'Folder Name' is empty"],
	['no search text', ['search', 'query'], { query: '' }, "'Search Text' is empty"],
	[
		'no output field',
		['file', 'download'],
		{ file: byId('1'), binaryPropertyName: '' },
		"'Put Output File in Field' is empty",
	],
	['an empty ID', ['folder', 'get'], { folder: byId(json('none')) }, "'Folder' is empty"],
	[
		'a URL of something else',
		['file', 'download'],
		{ file: byUrl('https://example.com/file/1') },
		"'File' is not a URL of Box: 'https://example.com/…'",
	],
	[
		'a URL that only looks like one of Box',
		['file', 'get'],
		{ file: byUrl('={{ "https://app.box.com.evil.org/file/1" }}') },
		"'File' is not a URL of Box",
	],
	[
		'the URL of a folder for a file',
		['file', 'copy'],
		{ file: byUrl('https://app.box.com/folder/1'), parent: byId('0') },
		"'File' is the URL of a folder, not of a file",
	],
	[
		'a URL of Box that is no item',
		['folder', 'get'],
		{ folder: byUrl('https://app.box.com/notifications') },
		"'Folder' is not the URL of a folder",
	],
	[
		'a path with a gap',
		['file', 'get'],
		{ file: byPath('/Reports//q3.pdf') },
		"'File' is not a path: '/Reports//q3.pdf'",
	],
	['a path upwards', ['folder', 'get'], { folder: byPath('/a/../b') }, "'Folder' is not a path"],
	[
		'the path of the root folder for a file',
		['file', 'get'],
		{ file: byPath('/') },
		"'File' is the path of the root folder, not of a file",
	],
	[
		'a missing binary field',
		['file', 'upload'],
		{},
		"'Input Data Field Name' names the field 'data'",
	],
	['an empty search', ['search', 'query'], { query: json('none') }, "'Search Text' is empty"],
	[
		'nothing to change',
		['folder', 'update'],
		{ folder: byId('12'), updateFields: {} },
		"'Update Fields' is empty",
	],
	[
		'a shared link that is no URL',
		['file', 'get'],
		{ file: byId('12'), options: { sharedLink: 'abcdef' } },
		"'Shared Link' is not a shared link of Box",
	],
	[
		'a shared link of somebody else',
		['file', 'get'],
		{ file: byId('12'), options: { sharedLink: 'https://example.com/s/abcdef' } },
		"'Shared Link' is not a shared link of Box",
	],
];

describe('known before a request', () => {
	test.each(CASES)('%s', async (_what, [resource, operation], parameters, message) => {
		const { error } = await box.run(resource, operation, parameters, {
			input: items({ v: 'report.pdf' }),
		});
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(/\w+/);
		expect(`${error?.message}${error?.description}`).not.toContain('Secret-123');
		expect(box.calls()).toEqual([]);
	});

	test.each(NAMES)('the name %j of a folder', async (name, problem) => {
		const { error } = await box.run(
			'folder',
			'create',
			{ name: json('name') },
			{ input: items({ name }) },
		);
		expect(error?.message).toBe(`'Folder Name' ${problem}`);
		expect(box.calls()).toEqual([]);
	});
});

test.each([
	['file', '={{ $json.missing }}'],
	['={{ $json.missing }}', 'get'],
	['__proto__', 'get'],
	['file', 'constructor'],
])('the operation %s %s', async (resource, operation) => {
	const { error } = await box.run(resource, operation, { file: byId('12') });
	expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
	expect(error?.message).toContain("'Operation' is unknown: ");
	expect(box.calls()).toEqual([]);
});

describe('only Box can know', () => {
	test('a path that does not exist says which part', async () => {
		const reports = box.emulator.addFolder({ name: 'Reports' });
		box.emulator.addFolder({ name: '2025', parentId: reports.id });
		const { error } = await box.run('file', 'get', { file: byPath('/Reports/2026/q3.pdf') });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'File' does not exist: /Reports/2026/q3.pdf",
			description: expect.stringContaining("no folder '2026' in '/Reports'"),
			context: { itemIndex: 0 },
		});
	});

	test('an item in the trash, no permission, a name that is taken: each its own', async () => {
		const { emulator } = box;
		const userId = emulator.users.colleague.id;
		const shared = emulator.addFolder({ name: 'Shared' });
		emulator.addCollaboration({ itemType: 'folder', itemId: shared.id, userId, role: 'viewer' });
		const taken = emulator.addFile({ name: 'taken.txt', content: '', as: userId });
		const gone = emulator.addFolder({ name: 'Gone', as: userId });
		const credential = box.as(userId);
		await box.run('folder', 'delete', { folder: byId(gone.id) }, { credential });
		const file = async (name: string, parent: string): Promise<INodeExecutionData> =>
			await binaryItem('x', { fileName: name, json: { parent } });
		const run = await box.run(
			'file',
			'upload',
			{ parent: byId(json('parent')) },
			{
				credential,
				continueOnFail: true,
				input: [
					await file('a.txt', gone.id),
					await file('b.txt', shared.id),
					await file('TAKEN.txt', '0'),
					await file('free.txt', '0'),
				],
			},
		);
		expect(run.json).toMatchObject([
			{ error: `The item is in the trash ('Parent Folder', ID ${gone.id})` },
			{
				error: `The connected account has no permission for this ('Parent Folder', ID ${shared.id})`,
			},
			{
				error: `The name is already taken in that folder: the file 'taken.txt' (ID ${taken.id}) has it`,
			},
			{ name: 'free.txt' },
		]);
	});
});

test('the other items go on', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: '' });
	const values = ['abc', file.id, '', '0', file.id];
	const run = await box.run(
		'file',
		'get',
		{ file: byId(json('id')) },
		{ input: items(...values.map((id) => ({ id }))), continueOnFail: true },
	);
	expect(run.json).toMatchObject([
		{
			error: "'File' is not the ID of a file: 'abc'",
			details: { description: expect.stringContaining('digits') },
		},
		{ id: file.id },
		{ error: "'File' is empty: its expression {{ $json.id }} gives nothing" },
		{ error: "'File' names the root folder, not a file" },
		{ id: file.id },
	]);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
		values.map((_, item) => ({ item })),
	);
	expect(box.calls()).toEqual([`GET /2.0/files/${file.id}`, `GET /2.0/files/${file.id}`]);
});
