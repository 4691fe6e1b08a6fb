import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { chunksOf } from '../../../nodes/Box/client/http/chunks';

/** A body to which bytes are given by hand, as the network does. */
const body = () => new Readable({ read: () => {} });

/** A body of which the first bytes are read. */
async function begun() {
	const stream = body();
	const chunks = chunksOf(stream);
	const first = chunks.next();
	stream.push('first');
	await first;
	return { stream, chunks };
}

async function turns(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) await nextTurn();
}

describe('chunksOf', () => {
	it('gives the bytes in order, whatever their pieces', async () => {
		const bytes = randomBytes(3_000_001);
		const pieces = [0, 1, 16_384, 65_536, 65_536, 1_000_000, 2_999_999, bytes.length];
		const parts = pieces.slice(1).map((end, index) => bytes.subarray(pieces[index], end));
		const got: Buffer[] = [];
		for await (const chunk of chunksOf(Readable.from(parts, { objectMode: false }))) {
			got.push(Buffer.from(chunk));
			await turns();
		}
		expect(Buffer.concat(got).equals(bytes)).toBe(true);
	});

	it('does not hold back what has come', async () => {
		const stream = body();
		const chunks = chunksOf(stream);
		for (const text of ['a', 'b']) {
			const next = chunks.next();
			stream.push(text);
			expect(String((await next).value)).toBe(text);
		}
		stream.push(null);
		expect((await chunks.next()).done).toBe(true);
	});

	it('joins what waits for a busy reader, and frees the pieces', async () => {
		const { stream, chunks } = await begun();
		const pieces = ['a', 'b', 'c'].map((text) => {
			const piece = Buffer.allocUnsafeSlow(1000).fill(text);
			stream.push(piece);
			return piece;
		});
		await turns();
		const { value } = await chunks.next();
		expect(String(value)).toBe('a'.repeat(1000) + 'b'.repeat(1000) + 'c'.repeat(1000));
		expect(pieces.map(({ buffer }) => buffer.byteLength)).toEqual([0, 0, 0]);
	});

	it('stops reading while much waits, and goes on afterwards', async () => {
		const { stream, chunks } = await begun();
		for (let piece = 0; piece < 100; piece++) {
			stream.push(Buffer.alloc(64 * 1024));
			await nextTurn();
		}
		expect(stream.isPaused()).toBe(true);
		let size = 0;
		stream.push(null);
		for await (const chunk of chunks) {
			expect(chunk.length).toBeLessThanOrEqual(512 * 1024);
			size += chunk.length;
		}
		expect(size).toBe(100 * 64 * 1024);
	});

	it('gives what came before an error, and then the error', async () => {
		const { stream, chunks } = await begun();
		stream.push('last');
		await turns();
		stream.destroy(new Error('broke off'));
		await turns();
		expect(String((await chunks.next()).value)).toBe('last');
		await expect(chunks.next()).rejects.toThrow('broke off');
	});

	it('fails for a body that is closed before its end', async () => {
		const stream = body();
		const next = chunksOf(stream).next();
		stream.destroy();
		await expect(next).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
	});

	it('destroys the body if its reader stops', async () => {
		const { stream, chunks } = await begun();
		const closed = once(stream, 'close');
		await chunks.return(undefined);
		await closed;
		expect(stream.destroyed).toBe(true);
	});
});
