import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core/dist/binary-data/binary-data.service';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { only, useBox } from '../../operations/support';
import { binaryItem } from '../../support/engine';
import { userFolder } from '../../support/engine/environment';

const box = useBox();

const FIELD = "'Input Data Field Name'";

/** An item as a Code node may make it. */
const odd = (data: unknown): INodeExecutionData =>
	({ json: {}, binary: { data } }) as INodeExecutionData;

const NO_FILE: Array<[what: string, data: unknown, problem: string]> = [
	['a text', 'hello', "it holds 'hello'"],
	['a long text', `${'x'.repeat(200)}`, `it holds '${'x'.repeat(100)}…'`],
	['a number', 5, 'it holds 5'],
	['nothing', null, 'it holds nothing'],
	['a list', [1, 2], 'it holds a list'],
	['no bytes', { mimeType: 'text/plain', fileName: 'a.txt' }, 'it has no bytes'],
	['empty bytes', { mimeType: 'text/plain', data: null }, 'it has no bytes'],
	[
		'bytes as an object',
		{ mimeType: 'x/y', data: { type: 'Buffer' } },
		'it has an object in place',
	],
	['a text for bytes', { mimeType: 'text/plain', data: 'some text' }, 'it has a text in place'],
	['a word for bytes', { mimeType: 'text/plain', data: 'hello' }, 'it has a text in place'],
	['equals signs', { mimeType: 'text/plain', data: 'a=b=cdef' }, 'it has a text in place'],
	['no ID', { mimeType: 'text/plain', data: 'filesystem-v2' }, 'it has lost the ID'],
];

describe('a field that is no file', () => {
	test.each(NO_FILE)('%s', async (_, data, problem) => {
		const input = [odd(data), await binaryItem('fine', { fileName: 'fine.txt' })];
		const { json } = await box.run('file', 'upload', { name: '' }, { input, continueOnFail: true });
		expect(json).toMatchObject([
			{ error: expect.stringContaining(`${FIELD} names a field that is not a file: ${problem}`) },
			{ name: 'fine.txt' },
		]);
	});

	test.each(['aGVsbG8=', 'aGVsbG8', 'aGVs\r\nbG8=\r\n'])('but %j are bytes', async (data) => {
		const run = await box.run(
			'file',
			'upload',
			{ name: 'a.txt' },
			{ input: [odd({ mimeType: 'text/plain', data })] },
		);
		expect(only(run)).toMatchObject({ size: 5 });
	});

	test('a name that is no text is none', async () => {
		const data = { mimeType: 5, fileName: { a: 1 }, data: 'aGVsbG8=' };
		const { error } = await box.run('file', 'upload', {}, { input: [odd(data)] });
		expect(error?.message).toBe("'File Name' is empty, and the input file has no name of its own");
		expect(box.calls()).toEqual([]);
	});
});

describe('bytes that n8n has lost', () => {
	const upload = async (item: INodeExecutionData) =>
		await box.run('file', 'upload', {}, { input: [item] });
	const lost = {
		name: 'NodeOperationError',
		message: expect.stringContaining(`${FIELD} names a file whose bytes n8n cannot read: `),
		description: expect.stringContaining('Run the node that provides the file again'),
		context: { itemIndex: 0 },
	};

	/** The paths below n8n's user folder of what belongs to the item's file. */
	function pathsOf(item: INodeExecutionData): string[] {
		const name = basename(item.binary?.data?.id ?? '');
		const paths = readdirSync(userFolder, { recursive: true }).map(String);
		return paths
			.filter((path) => basename(path).startsWith(name))
			.map((path) => join(userFolder, path));
	}

	test('with all that n8n knows of them', async () => {
		const item = await binaryItem('0123456789', { fileName: 'a.txt' });
		for (const path of pathsOf(item)) rmSync(path);
		const { error } = await upload(item);
		expect(error).toMatchObject(lost);
		expect(error?.message).not.toContain(userFolder);
		expect(box.calls()).toEqual([]);
	});

	test('alone', async () => {
		const item = await binaryItem('0123456789', { fileName: 'a.txt' });
		for (const path of pathsOf(item)) if (!path.endsWith('.metadata')) rmSync(path);
		const { error } = await upload(item);
		expect(error).toMatchObject(lost);
		expect(box.emulator.find('/a.txt')).toBeUndefined();
	});

	test('of the second of two files: the error says where the first one is', async () => {
		const item = await binaryItem('first', { field: 'a', fileName: 'a.txt' });
		const second = await binaryItem('second', { field: 'b', fileName: 'b.txt' });
		item.binary!.b = second.binary!.b!;
		const paths = pathsOf({ json: {}, binary: { data: second.binary!.b! } });
		for (const path of paths) if (!path.endsWith('.metadata')) rmSync(path);
		const parameters = { binaryPropertyName: 'a,b' };
		const { error } = await box.run('file', 'upload', parameters, { input: [item] });
		expect(error).toMatchObject(lost);
		const { id } = box.emulator.find('/a.txt')!;
		expect(error?.description).toContain(
			`'b.txt' is number 2 of 2 files. Those before it are in Box, with the IDs ${id}.`,
		);
	});

	test.each([
		['a store that this n8n has not', 's3:execution-data/1/binary_data/x'],
		['an ID that is none', 'nowhere'],
	])('%s', async (_, id) => {
		const { error } = await upload(
			odd({ mimeType: 'text/plain', fileName: 'a.txt', data: 's3', id }),
		);
		expect(error).toMatchObject(lost);
	});

	test('in the middle', async () => {
		const item = await binaryItem('0123456789', { fileName: 'a.txt' });
		const service = Container.get(BinaryDataService);
		const spy = jest.spyOn(service, 'getAsStream').mockImplementation(async () =>
			Readable.from(
				(function* () {
					yield Buffer.from('01234');
					throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
				})(),
			),
		);
		try {
			const { error } = await upload(item);
			expect(error).toMatchObject(lost);
			expect(error?.message).toContain('EIO');
			expect(box.emulator.find('/a.txt')).toBeUndefined();
		} finally {
			spy.mockRestore();
		}
	});
});

describe('a field that the item has not', () => {
	test('the error names those that it has', async () => {
		const { binary } = await binaryItem('a', { field: 'attachment_0' });
		const more = await binaryItem('b', { field: 'attachment_1' });
		const input = [{ json: {}, binary: { ...binary, ...more.binary } }];
		const { error } = await box.run('file', 'upload', {}, { input });
		expect(error).toMatchObject({
			message: `${FIELD} names the field 'data', but the input item has its files in 'attachment_0', 'attachment_1'`,
			description: 'Enter one of these names.',
		});
	});

	test.each(['constructor', '__proto__', 'toString'])(
		'%s is the name of no field',
		async (binaryPropertyName) => {
			const input = [await binaryItem('a')];
			const { error } = await box.run('file', 'upload', { binaryPropertyName }, { input });
			expect(error?.message).toContain(
				`names the field '${binaryPropertyName}', but the input item`,
			);
		},
	);

	test('spaces around the name', async () => {
		const input = [await binaryItem('a', { fileName: 'a.txt' })];
		const binaryPropertyName = '= {{ "data" }} ';
		expect(only(await box.run('file', 'upload', { binaryPropertyName }, { input }))).toMatchObject({
			name: 'a.txt',
		});
	});

	test('an item whose binary data is null', async () => {
		const input = [{ json: {}, binary: null } as unknown as INodeExecutionData];
		const { error } = await box.run('file', 'upload', {}, { input });
		expect(error?.message).toContain('but the input item has no file in it');
	});

	test('a file from an expression without its bytes, which n8n keeps in memory', async () => {
		const data = { mimeType: 'text/plain', fileName: 'a.txt', data: 'aGVsbG8=' };
		const parameters = { binaryPropertyName: '={{ $binary.data }}' };
		const { error } = await box.run('file', 'upload', parameters, { input: [odd(data)] });
		expect(error).toMatchObject({
			message: `${FIELD} is not the name of a field: it is an object`,
			description: expect.stringContaining("Enter the field's name, such as data."),
		});
	});

	test('many names are cut', async () => {
		const file = (await binaryItem('a')).binary?.data;
		const binary = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, file]));
		const { error } = await box.run(
			'file',
			'upload',
			{},
			{ input: [{ json: {}, binary } as INodeExecutionData] },
		);
		expect(error?.message).toMatch(/'f9' and others$/);
	});
});

describe('in the combined mode', () => {
	const inJson = async (): Promise<IDataObject> =>
		JSON.parse(
			JSON.stringify((await binaryItem('hello', { fileName: 'a.txt' })).binary?.data),
		) as IDataObject;
	const upload = async (json: INodeExecutionData['json'], name = 'data') =>
		await box.run(
			'file',
			'upload',
			{ binaryPropertyName: name },
			{ input: [{ json }], settings: { binaryMode: 'combined' } },
		);

	test('the usual name means the only file', async () => {
		const run = await upload({ id: 5, documents: [{ first: await inJson() }] });
		expect(only(run)).toMatchObject({ name: 'a.txt', size: 5 });
	});

	test('several files are named', async () => {
		const file = await inJson();
		const { error } = await upload({ documents: [file, { scan: file }], cover: file });
		expect(error?.message).toBe(
			`${FIELD} names the field 'data', but the input item has its files in 'documents[0]', 'documents[1].scan', 'cover'`,
		);
		expect(
			only(await upload({ documents: [file, { scan: file }] }, 'documents[1].scan')),
		).toMatchObject({ size: 5 });
	});

	test('those that n8n has put there keep the names of their fields', async () => {
		const file = await inJson();
		const json = { _files: { data: file, attachment_0: file, 'a.b': file } };
		for (const name of ['data', 'attachment_0', ' a.b ', '_files.data', 'attachment_*']) {
			expect(only(await upload(json, name))).toMatchObject({ size: 5 });
			box.emulator.reset();
		}
		const { error } = await upload(json, 'attachment_1');
		expect(error?.message).toContain("in '_files.data', '_files.attachment_0', '_files[\"a.b\"]'");
	});

	test('those in memory stay where they were', async () => {
		const item = await binaryItem('hello', { fileName: 'a.txt' });
		for (const name of ['data', 'dat*']) {
			const run = await box.run(
				'file',
				'upload',
				{ binaryPropertyName: name },
				{ input: [item], settings: { binaryMode: 'combined' } },
			);
			expect(only(run)).toMatchObject({ name: 'a.txt', size: 5 });
			box.emulator.reset();
		}
	});

	test('another name is not guessed', async () => {
		const { error } = await upload({ document: await inJson() }, 'docment');
		expect(error).toMatchObject({
			message: `${FIELD} names the field 'docment', but the input item has its files in 'document'`,
			description: 'Enter that name.',
		});
	});

	test('no file at all', async () => {
		const { error } = await upload({ a: { b: 'c' } });
		expect(error?.message).toBe(
			`${FIELD} names the field 'data', but the input item has no file in it`,
		);
	});

	test.each<[string, (file: IDataObject) => INodeExecutionData['json']]>([
		['what another service says of a file', (file) => ({ id: '1', mimeType: 'x/y', scan: file })],
		['a list of such', (file) => ({ files: [{ id: '1', mimeType: 'x/y' }], scan: file })],
		['odd keys', (file) => ({ 'a[0]': { 'b.c': file } })],
		['a quotation mark', (file) => ({ 'a".b': { c: file } })],
		['a list', (file) => ({ data: [file] })],
		['data that is something else', (file) => ({ data: { x: 1 }, scan: file })],
		['great depth', (file) => ({ a: { b: { c: { d: { e: { f: { g: { h: file } } } } } } } })],
	])('the only file is found beside or below %s', async (_, json) => {
		expect(only(await upload(json(await inJson())))).toMatchObject({ name: 'a.txt', size: 5 });
	});

	test('every name that an error gives can be entered', async () => {
		const file = await inJson();
		const json = { 'a.b': [file], c: { 'd e': { 'f]': file } } };
		const { error } = await upload(json);
		expect(error?.message).toContain(`its files in '["a.b"][0]', 'c.d e["f]"]'`);
		for (const name of ['["a.b"][0]', 'c.d e["f]"]']) {
			expect(only(await upload(json, name))).toMatchObject({ size: 5 });
			box.emulator.reset();
		}
	});

	test('a description of a file elsewhere is no file', async () => {
		const { error } = await upload({ id: '1', mimeType: 'text/plain', name: 'a.txt' });
		expect(error?.message).toBe(
			`${FIELD} names the field 'data', but the input item has no file in it`,
		);
	});

	test('outside of it the JSON is never taken for a file', async () => {
		const input = [{ json: { data: await inJson() } }];
		const { error } = await box.run('file', 'upload', {}, { input });
		expect(error?.message).toContain('has no file in it');
	});
});
