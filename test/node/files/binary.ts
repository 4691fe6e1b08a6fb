import { createHash } from 'node:crypto';
import { readdirSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId, only, useBox } from '../../operations/support';
import { BOX, binaryItem, readBinary, runWorkflow } from '../../support/engine';
import { userFolder } from '../../support/engine/environment';

const box = useBox();

const MB = 1_000_000;
const sha1 = (content: Buffer) => createHash('sha1').update(content).digest('hex');

/** Bytes that differ from one another, so that a part in the wrong place shows. */
function noise(size: number): Buffer {
	const block = createHash('sha512').update('noise').digest();
	const content = Buffer.alloc(size, block);
	for (let at = 0; at < size; at += 65_536) content.writeUInt32LE(at, Math.min(at, size - 4));
	return content;
}

/** How the IDs of files begin in each of n8n's modes; in its memory they have none. */
const MODES = [
	['filesystem', 'filesystem-v2'],
	['database', 'database'],
	['s3', 's3'],
	['default', undefined],
] as const;

describe.each(MODES)('in %s mode', (binaryMode, begins) => {
	const upload = async (content: Buffer) => {
		const item = await binaryItem(content, { fileName: 'a.bin', mode: binaryMode });
		return await box.run('file', 'upload', { simplify: false }, { input: [item], binaryMode });
	};

	test.each([
		['an empty file', 0],
		['a small one', 1000],
		['a large one', 30 * MB],
	])('%s both ways', async (_, size) => {
		const content = size === 0 ? Buffer.alloc(0) : noise(size);
		const file = only(await upload(content));
		expect(file).toMatchObject({ size, sha1: sha1(content) });
		const run = await box.run('file', 'download', { file: byId(String(file.id)) }, { binaryMode });
		only(run);
		const data = run.items[0]?.binary?.data;
		expect(data?.id?.split(':')[0]).toBe(begins);
		expect(sha1(await readBinary(run.items[0]))).toBe(sha1(content));
	});

	test('a file that an expression gives instead of the name of a field', async () => {
		const item = await binaryItem('hello', { fileName: 'a.txt', mode: binaryMode });
		const run = await box.run(
			'file',
			'upload',
			{ binaryPropertyName: '={{ $("Start").item.binary.data }}' },
			{ input: [item], binaryMode },
		);
		expect(only(run)).toMatchObject({ name: 'a.txt', size: 5 });
	});

	test('from node to node: download, then upload under another name', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'handed on' });
		const { error, items } = await runWorkflow(
			{
				nodes: [
					node('Download', { operation: 'download', file: byId(id) }),
					node('Upload', { operation: 'upload', name: '=copy of {{ $json.name }}' }),
				],
				connections: { Download: { main: [[{ node: 'Upload', type: 'main', index: 0 }]] } },
			},
			{ credential: box.credential, startNode: 'Download', binaryMode },
		);
		expect(error).toBeUndefined();
		expect(items('Upload').map(({ json }) => json.name)).toEqual(['copy of a.txt']);
		const copy = box.emulator.find('/copy of a.txt');
		expect(box.emulator.content(copy?.id ?? '').toString()).toBe('handed on');
	});
});

function node(name: string, parameters: INodeParameters): INode {
	return {
		id: name,
		name,
		type: BOX,
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'file', ...parameters },
		credentials: { boxApi: { id: null, name: 'Box account' } },
	};
}

test('a file as $binary gives it, with the ID of its bytes alone', async () => {
	const item = await binaryItem('hello', { fileName: 'a.txt' });
	const parameters = { binaryPropertyName: '={{ $binary.data }}' };
	const run = await box.run('file', 'upload', parameters, { input: [item] });
	expect(only(run)).toMatchObject({ name: 'a.txt', size: 5 });
});

test('a file inside of the JSON, as workflows in the combined mode have it', async () => {
	const item = await binaryItem('hello', { fileName: 'a.txt' });
	const file = JSON.parse(JSON.stringify(item.binary?.data));
	const run = await box.run(
		'file',
		'upload',
		{ binaryPropertyName: 'documents.first' },
		{
			input: [{ json: { documents: { first: file } } }],
			settings: { binaryMode: 'combined' },
		},
	);
	expect(only(run)).toMatchObject({ name: 'a.txt', size: 5 });
});

test('a file in parts: larger than Box takes at once', async () => {
	const content = noise(50 * MB + 1);
	const item = await binaryItem(content, { fileName: 'large.bin' });
	const file = only(await box.run('file', 'upload', { simplify: false }, { input: [item] }));
	expect(file).toMatchObject({ name: 'large.bin', sha1: sha1(content), path: '/large.bin' });
	expect(box.calls()).toContain('POST /api/2.0/files/upload_sessions');
});

/** The file below n8n's user folder that holds the bytes of the item. */
function storedAt(item: INodeExecutionData): string {
	const name = basename(item.binary?.data?.id ?? '');
	const found = readdirSync(userFolder, { recursive: true }).find(
		(path) => basename(String(path)) === name,
	);
	if (!found) throw new Error(`There is no file '${name}'`);
	return join(userFolder, String(found));
}

test('a file that is shorter than n8n says: nothing half is stored', async () => {
	const item = await binaryItem('0123456789', { fileName: 'a.txt' });
	truncateSync(storedAt(item), 4);
	const { error } = await box.run('file', 'upload', {}, { input: [item] });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(/\b4\b.*\b10\b|\b10\b.*\b4\b/),
		context: { itemIndex: 0 },
	});
	expect(box.emulator.find('/a.txt')).toBeUndefined();
});

test('the file is gone from where n8n keeps it', async () => {
	const item = await binaryItem('0123456789', { fileName: 'a.txt' });
	const data = item.binary?.data;
	if (data) data.id = `${data.id}-gone`;
	const { error } = await box.run('file', 'upload', {}, { input: [item] });
	expect(error).toMatchObject({ context: { itemIndex: 0 } });
	expect(box.emulator.find('/a.txt')).toBeUndefined();
});
