import { freeChunk } from './freeChunk';

/** Bytes of chunks that are joined into one. */
export const MOST_JOINED = 384 * 1024;

/**
 * Bytes that come in chunks, and wait there for their reader. A reader that is busy, such as with the disk,
 * gets what waits in larger pieces: each of them costs time on its way to where a file is kept, and TLS
 * gives no more than 16 KiB at once.
 */
export class ChunkQueue {
	private chunks: Uint8Array[] = [];
	private waiting = 0;
	private isOver = false;
	private failure: Error | null | undefined;
	private wake = () => {};

	/** Of all that waits, in bytes. */
	get size(): number {
		return this.waiting;
	}

	/** The queue owns the chunk from now on. */
	push(chunk: Uint8Array): void {
		this.chunks.push(chunk);
		this.waiting += chunk.length;
		this.wake();
	}

	/** Nothing comes any more. */
	end(failure?: Error | null): void {
		this.isOver = true;
		this.failure = failure;
		this.wake();
	}

	/**
	 * Waits for bytes if there are none.
	 *
	 * @returns `undefined` after the last bytes
	 * @throws the failure that was the end, once all that came before it is read
	 */
	async next(): Promise<Uint8Array | undefined> {
		while (this.chunks.length === 0) {
			if (this.failure) throw this.failure;
			if (this.isOver) return undefined;
			await new Promise<void>((resolve) => (this.wake = resolve));
		}
		return this.take();
	}

	/** All that comes, as `next` gives it. */
	async *bytes(): AsyncGenerator<Uint8Array> {
		for (let chunk = await this.next(); chunk; chunk = await this.next()) yield chunk;
	}

	private take(): Uint8Array | undefined {
		let size = 0;
		let count = 0;
		for (const { length } of this.chunks) {
			if (count > 0 && size + length > MOST_JOINED) break;
			size += length;
			count += 1;
		}
		this.waiting -= size;
		return joined(this.chunks.splice(0, count), size);
	}
}

/** Leaves nothing of the chunks to the garbage collector. */
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
