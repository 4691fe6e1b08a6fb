import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { binaryItem } from '../../support/engine';
import { boxError, byId, items, only, refuses, useBox } from '../support';

const box = useBox();
const upload = box.operation('file', 'upload');

/** An item with files in these fields, each named like its field unless told otherwise. */
async function itemWith(
	fields: string[],
	fileName = (field: string): string | undefined => `${field}.txt`,
): Promise<INodeExecutionData> {
	const single = await Promise.all(
		fields.map(
			async (field) => await binaryItem(`of ${field}`, { field, fileName: fileName(field) }),
		),
	);
	return { json: {}, binary: Object.assign({}, ...single.map(({ binary }) => binary)) };
}

const FIELDS = ['attachment_0', 'attachment_1', 'data', 'doc'];

const several = async (binaryPropertyName: string, parameters: INodeParameters = {}) =>
	await upload({ binaryPropertyName, ...parameters }, { input: [await itemWith(FIELDS)] });

describe('a text', () => {
	const text = { binaryData: false, fileContent: 'Größe: 5 €\n', name: 'notes.txt' };

	test('in UTF-8', async () => {
		const json = only(await upload(text));
		expect(json).toMatchObject({ name: 'notes.txt', path: '/notes.txt', size: 15 });
		expect(box.emulator.content(String(json.id))).toEqual(Buffer.from('Größe: 5 €\n', 'utf8'));
	});

	test('from an expression, of each item its own', async () => {
		const run = await upload(
			{ binaryData: '={{ false }}', fileContent: '={{ $json.text }}', name: '={{ $json.name }}' },
			{ input: items({ text: 'first', name: 'a.txt' }, { text: '2', name: 'b.csv' }) },
		);
		expect(run.json.map(({ name }) => name)).toEqual(['a.txt', 'b.csv']);
		expect(box.emulator.tree()).toBe('a.txt  5 bytes\nb.csv  1 bytes');
	});

	test('as a new version of the file that has the name', async () => {
		const { id } = box.emulator.addFile({ name: 'notes.txt', content: 'old' });
		expect(only(await upload({ ...text, ifExists: 'newVersion' }))).toMatchObject({ id, size: 15 });
	});

	test('in a folder where the account may not upload', async () => {
		const folder = box.emulator.addFolder({ name: 'Folder' });
		const credential = box.asViewerOf(folder);
		const { error } = await upload({ ...text, parent: byId(folder.id) }, { credential });
		expect(error).toMatchObject({ httpCode: '403' });
	});

	refuses(box, async (parameters) => await upload({ ...text, ...parameters }), [
		[{ name: '' }, "'File Name' is empty"],
		[{ fileContent: ' ' }, "'File Content' is empty"],
		[{ fileContent: '={{ { a: 1 } }}' }, "'File Content' is not a text"],
		[
			{ fileContent: '={{ $json.missing }}' },
			"'File Content' is empty: its expression {{ $json.missing }} gives nothing",
		],
	]);
});

describe('several files of an item', () => {
	test.each([
		['attachment_*', ['attachment_0', 'attachment_1']],
		['doc, data,', ['doc', 'data']],
		['["doc", "data"]', ['doc', 'data']],
		['data,*', ['data', 'attachment_0', 'attachment_1', 'doc']],
		['d*', ['data', 'doc']],
	])('%s: each gives an item that is paired with the input', async (names, fields) => {
		const run = await several(names);
		expect(run.items).toEqual(
			fields.map((field) => ({
				json: expect.objectContaining({ type: 'file', name: `${field}.txt` }),
				pairedItem: { item: 0 },
			})),
		);
		const stored = run.json.map(({ id }) => box.emulator.content(String(id)).toString());
		expect(stored).toEqual(fields.map((field) => `of ${field}`));
	});

	test.each(['Object.keys($binary)', 'Object.values($binary)', '["do*", "doc"]'])(
		'a list from an expression: %s',
		async (list) => {
			const run = await upload(
				{ binaryPropertyName: `={{ ${list} }}` },
				{ input: [await itemWith(['doc'])] },
			);
			expect(only(run)).toMatchObject({ name: 'doc.txt', size: 6 });
		},
	);

	test('one that a pattern finds may get a name', async () => {
		expect(only(await several('do*', { name: 'other.txt' }))).toMatchObject({ name: 'other.txt' });
	});

	test('a field whose name looks like a list or a pattern is that field', async () => {
		for (const field of ['a,b', 'a*']) {
			const input = [
				await itemWith([field, 'ab'], (name) => (name === 'ab' ? 'ab.txt' : 'it.txt')),
			];
			const run = await upload({ binaryPropertyName: field, ifExists: 'newVersion' }, { input });
			expect(only(run)).toMatchObject({ name: 'it.txt' });
		}
	});

	test('the one that fails is named, and those before it are there', async () => {
		const folder = box.emulator.addFolder({ name: 'attachment_1.txt' });
		const { error } = await several('attachment_*');
		expect(error).toMatchObject({
			...boxError(
				409,
				`The name is already taken in that folder: the folder 'attachment_1.txt' (ID ${folder.id}) has it`,
			),
			description: expect.stringContaining(
				`'attachment_1.txt' is number 2 of 2 files. Those before it are in Box, with the IDs ${box.emulator.find('/attachment_0.txt')?.id}.`,
			),
		});
		expect(box.emulator.find('/attachment_0.txt')).toBeDefined();
	});

	test('the first one fails: it says that no other was uploaded', async () => {
		box.emulator.addFolder({ name: 'attachment_0.txt' });
		const { error } = await several('attachment_*');
		expect(error?.description).toContain(
			"'attachment_0.txt' is number 1 of 2 files. The others were not uploaded.",
		);
		expect(box.emulator.find('/attachment_1.txt')).toBeUndefined();
	});

	refuses(box, async (parameters) => await several('attachment_*', parameters), [
		[{ binaryPropertyName: '={{ [] }}' }, "'Input Data Field Name' is an empty list"],
		[{ binaryPropertyName: '={{ ["doc", 5] }}' }, "'Input Data Field Name' has 5 as its entry 2"],
		[{ options: { mimeType: 'text' } }, "'MIME Type' is not a media type: 'text'"],
		[{ name: 'all.txt' }, "'File Name' is for one file, and 2 are to be uploaded"],
		[
			{ binaryPropertyName: 'image_*' },
			"'Input Data Field Name' names the field 'image_*', but the input item has its files in 'attachment_0', 'attachment_1', 'data', 'doc'",
		],
		[
			{ binaryPropertyName: 'data, image' },
			"'Input Data Field Name' names the field 'image', but the input item has its files in 'attachment_0', 'attachment_1', 'data', 'doc'",
		],
	]);

	test('files without names', async () => {
		const input = [await itemWith(['a', 'b'], () => undefined)];
		const { error } = await upload({ binaryPropertyName: '*' }, { input });
		expect(error?.message).toBe("'Input Data Field Name' names a file that has no name of its own");
		expect(box.calls()).toEqual([]);
	});
});
