import { finished, type Readable } from 'node:stream';

import { freeChunk } from './freeChunk';

/** Bytes that may wait while their reader is busy, such as with the disk. */
const MOST_WAITING = 384 * 1024;

/**
 * A body's bytes as they come from the network. If the reader is slower, it gets all that waits in one
 * piece: each piece of a large file costs time on its way to where it is kept, and TLS gives no more than
 * 16 KiB at once. To iterate over the body itself would copy bytes as well, but leave the old ones to the
 * garbage collector, which costs more than all else.
 */
class Chunks {
	private waiting: Uint8Array[] = [];
	private size = 0;
	private isOver = false;
	private failure: Error | null | undefined;
	private wake = () => {};

	constructor(private readonly body: Readable) {
		finished(body, { writable: false }, (error) => {
			this.isOver = true;
			this.failure = error;
			this.wake();
		});
		body.on('data', (chunk: Uint8Array) => {
			this.waiting.push(chunk);
			this.size += chunk.length;
			if (this.size >= MOST_WAITING) body.pause();
			this.wake();
		});
	}

	/**
	 * @returns `undefined` after the last bytes
	 * @throws the body's error, once all that came before it is read
	 */
	async next(): Promise<Uint8Array | undefined> {
		while (this.waiting.length === 0) {
			if (this.failure) throw this.failure;
			if (this.isOver) return undefined;
			await new Promise<void>((resolve) => (this.wake = resolve));
		}
		const chunk = joined(this.waiting, this.size);
		this.waiting = [];
		this.size = 0;
		this.body.resume();
		return chunk;
	}
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array | undefined {
	if (chunks.length === 1) return chunks[0];
	const all = Buffer.allocUnsafeSlow(size);
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.length;
		freeChunk(chunk);
	}
	return all;
}

/** The bytes of a body, which is destroyed with their reader. Nothing decodes it. */
export async function* chunksOf(body: Readable): AsyncGenerator<Uint8Array> {
	const chunks = new Chunks(body);
	try {
		for (let chunk = await chunks.next(); chunk; chunk = await chunks.next()) yield chunk;
	} finally {
		body.destroy();
	}
}
