import { Readable } from 'node:stream';

import { SourceReader } from '../../../nodes/Box/client/transfer/source';

const MiB = 1024 * 1024;

/** How many bytes are left in each chunk when all of them have been read. */
async function leftOf(chunks: Buffer[], read: 'chunks' | 'freedChunks', hasOwnChunks?: boolean) {
	const lengths = chunks.map(({ length }) => length);
	const size = lengths.reduce((sum, length) => sum + length, 0);
	const open = () => Readable.from(chunks, { objectMode: false, highWaterMark: 1 });
	const reader = await SourceReader.open({ size, open, hasOwnChunks });
	const seen: number[] = [];
	for await (const chunk of reader[read]()) seen.push(chunk.length);
	expect(seen).toEqual(lengths);
	return chunks.map(({ length }) => length);
}

const own = (size = 65_536) => Buffer.allocUnsafeSlow(size);

const isFreeable = 'transfer' in ArrayBuffer.prototype;

describe('frees the chunks of a large file as they are used up', () => {
	it('if nobody else reads them', async () => {
		const left = await leftOf([own(), own(100), own(MiB)], 'freedChunks', true);
		// Node 20 leaves all to the garbage collector.
		expect(left).toEqual(isFreeable ? [0, 0, 0] : [65_536, 100, MiB]);
	});

	it('but no memory that holds something else, too', async () => {
		const shared = own();
		const left = await leftOf([shared.subarray(0, 100), shared.subarray(100)], 'freedChunks', true);
		expect(left).toEqual([100, 65_436]);
	});

	it('but no file that came as a whole', async () => {
		expect(await leftOf([own(MiB + 1)], 'freedChunks', true)).toEqual([MiB + 1]);
	});

	it('but none that the source may give again', async () => {
		expect(await leftOf([own(), own()], 'freedChunks')).toEqual([65_536, 65_536]);
	});

	it('but none that somebody still sends', async () => {
		expect(await leftOf([own(), own()], 'chunks', true)).toEqual([65_536, 65_536]);
	});
});
