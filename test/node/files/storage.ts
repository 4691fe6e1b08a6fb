import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { BinaryDataService } from 'n8n-core/dist/binary-data/binary-data.service';
import type { INodeParameters } from 'n8n-workflow';

import { byId, items, only, useBox } from '../../operations/support';
import { readBinary } from '../../support/engine';

const box = useBox();

afterEach(() => jest.restoreAllMocks());

/** n8n's storage fails from now on. */
function breakStorage(store: (stream: Readable) => Promise<unknown>): void {
	const service = jest.spyOn(BinaryDataService.prototype, 'store');
	service.mockImplementation(async (_, stream) => {
		await store(stream as Readable);
		throw new Error('The storage was to fail');
	});
}

const failure = (code: string) =>
	Object.assign(new Error(`${code}: said by n8n\nat length`), { code });

const FAULTS: Array<[string, (stream: Readable) => Promise<unknown>, string]> = [
	[
		'full, which shows on the way',
		// A device of Linux that takes nothing.
		async (stream) => await writeFile('/dev/full', stream),
		'n8n could not store the file: the disk is full',
	],
	[
		'not to be written to',
		async () => await Promise.reject(failure('EACCES')),
		'n8n could not store the file: it may not write to its storage',
	],
	[
		'not there',
		async (stream) => await writeFile('/nowhere/at/all', stream),
		'n8n could not store the file',
	],
	[
		'too small',
		async () => await Promise.reject(failure('ERR_STRING_TOO_LONG')),
		'n8n could not store the file: it is too large to be kept in memory',
	],
	[
		'broken after some bytes, and ends the stream itself',
		async (stream) => {
			for await (const _ of stream) break;
			stream.destroy(failure('EIO'));
			throw new Error('The store is out of order', { cause: failure('ENOSPC') });
		},
		'n8n could not store the file: the disk is full',
	],
	[
		'broken, and breaks the stream off',
		async (stream) => {
			await new Promise((resolve) => stream.once('readable', resolve));
			stream.destroy(failure('EIO'));
			await new Promise((_, reject) => stream.once('error', reject));
		},
		'n8n could not store the file',
	],
];

test.each(FAULTS)(
	'where the storage is %s, nothing is left open',
	async (_, store, message) => {
		// More than there are connections: transfers that stay open would leave none for the last.
		const many = 25;
		const file = box.emulator.addFile({ name: 'a.bin', content: Buffer.alloc(5_000_000) });
		breakStorage(store);
		const failed = await box.run(
			'file',
			'download',
			{ file: byId(file.id), requestOptions: { concurrency: 5 } },
			{ input: items(...Array.from({ length: many }, () => ({}))), continueOnFail: true },
		);
		expect(failed.json.map(({ error }) => error)).toEqual(Array(many).fill(message));
		jest.restoreAllMocks();
		const again = await box.run('file', 'download', { file: byId(file.id) });
		only(again);
		expect(await readBinary(again.items[0])).toHaveLength(5_000_000);
	},
	20_000,
);

test.each<[string, (id: string) => INodeParameters]>([
	['getText', (id) => ({ file: byId(id), output: 'file' })],
	['getThumbnail', (id) => ({ file: byId(id) })],
	['downloadZip', (id) => ({ items: { items: [{ itemType: 'file', file: byId(id) }] } })],
])(
	'file %s leaves nothing open either',
	async (operation, parametersFor) => {
		const many = 25;
		const content = Buffer.alloc(5_000_000, 'text ');
		const { id } = box.emulator.addFile({ name: 'a.txt', content });
		const parameters = parametersFor(id);
		// Box makes it once.
		only(await box.run('file', operation, parameters));
		breakStorage(async () => await Promise.reject(failure('EACCES')));
		const failed = await box.run(
			'file',
			operation,
			{ ...parameters, requestOptions: { concurrency: 5 } },
			{ input: items(...Array.from({ length: many }, () => ({}))), continueOnFail: true },
		);
		const message = 'n8n could not store the file: it may not write to its storage';
		expect(failed.json.map(({ error }) => error)).toEqual(Array(many).fill(message));
		jest.restoreAllMocks();
		only(await box.run('file', operation, parameters));
	},
	20_000,
);

/** n8n's storage says from now on that it has kept what it has taken in this way. */
function pretendToStore(take: (stream: Readable) => Promise<unknown>): void {
	const service = jest.spyOn(BinaryDataService.prototype, 'store');
	service.mockImplementation(async (_, stream, data) => {
		await take(stream as Readable);
		return { ...data, id: 'filesystem-v2:kept' };
	});
}

const takeNothing = async () => {};

test.each<
	[string, string, (id: string) => INodeParameters, (stream: Readable) => Promise<unknown>]
>([
	['nothing', 'download', (id) => ({ file: byId(id) }), takeNothing],
	[
		'its start',
		'download',
		(id) => ({ file: byId(id) }),
		async (stream) => await new Promise((resolve) => stream.once('data', resolve)),
	],
	[
		'its start, and ends the stream',
		'download',
		(id) => ({ file: byId(id) }),
		async (stream) => {
			for await (const _ of stream) break;
		},
	],
	[
		'nothing of its range',
		'download',
		(id) => ({ file: byId(id), options: { rangeStart: 1, rangeEnd: 4_000_000 } }),
		takeNothing,
	],
	['nothing', 'getText', (id) => ({ file: byId(id), output: 'file' }), takeNothing],
	['nothing', 'getThumbnail', (id) => ({ file: byId(id) }), takeNothing],
	[
		'nothing',
		'downloadZip',
		(id) => ({ items: { items: [{ itemType: 'file', file: byId(id) }] } }),
		takeNothing,
	],
])('a file of which the storage takes %s is not stored: %s', async (_, operation, of, take) => {
	const content = Buffer.alloc(5_000_000, 'text ');
	const { id } = box.emulator.addFile({ name: 'a.txt', content });
	only(await box.run('file', operation, of(id)));
	pretendToStore(take);
	const { error } = await box.run('file', operation, of(id));
	expect(error).toMatchObject({
		message: 'n8n could not store the file',
		description: expect.stringContaining('It has not taken all of it'),
	});
	jest.restoreAllMocks();
	only(await box.run('file', operation, of(id)));
});

test('the error names the item, and says in a line what n8n said', async () => {
	const file = box.emulator.addFile({ name: 'a.bin', content: 'x' });
	breakStorage(async () => await Promise.reject(failure('EACCES')));
	const { error } = await box.run('file', 'download', { file: byId(file.id) });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		context: { itemIndex: 0 },
		description: expect.stringMatching(/right to write.* EACCES: said by n8n$/),
	});
});

test('a download that breaks off is no fault of the storage', async () => {
	const file = box.emulator.addFile({ name: 'a.bin', content: Buffer.alloc(100_000) });
	box.emulator.faults.add({ path: '/d', cut: 50_000 });
	box.emulator.faults.add({ path: '/content$', skip: 1, status: 403 });
	const { error } = await box.run('file', 'download', { file: byId(file.id) });
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
});
