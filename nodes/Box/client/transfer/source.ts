import type { Readable } from 'node:stream';

import { freeChunk } from '../http/freeChunk';
import { toError } from '../http/networkError';
import type { UploadSource } from '../types';

/** The source has another number of bytes than it announced. */
export class SourceSizeError extends Error {
	override name = 'SourceSizeError';

	constructor(announced: number, read: number) {
		super(
			read < announced
				? `The data ended after ${read} of ${announced} bytes: nothing was stored in Box`
				: `The data is longer than the announced ${announced} bytes: nothing was stored in Box`,
		);
	}
}

/** Reads an upload's bytes once, and checks that they are as many as announced. */
export class SourceReader {
	/** Why the bytes could not be read; `undefined` as long as they can. */
	failure?: Error;

	private constructor(
		private readonly stream: Readable,
		private readonly source: UploadSource,
	) {
		// Reading reports the error; until then it must not end the process.
		stream.on('error', () => {});
	}

	static async open(source: UploadSource): Promise<SourceReader> {
		return new SourceReader(await source.open(), source);
	}

	/** @throws {SourceSizeError} or the source's own error, which `failure` then holds as well */
	async *chunks(): AsyncGenerator<Uint8Array> {
		const chunks = this.stream[Symbol.asyncIterator]();
		let read = 0;
		for (;;) {
			const chunk = await this.next(chunks, read);
			if (chunk === undefined) return;
			read += chunk.length;
			yield chunk;
		}
	}

	/** As `chunks`, for those who have used a chunk up when they ask for the next one. */
	async *freedChunks(): AsyncGenerator<Uint8Array> {
		for await (const chunk of this.chunks()) {
			yield chunk;
			if (this.source.hasOwnChunks) freeChunk(chunk);
		}
	}

	/** Frees what the bytes come from, even in the middle. */
	close(): void {
		this.stream.destroy();
	}

	/** Only errors in here are the source's: a reader may also be stopped from outside. */
	private async next(
		chunks: AsyncIterator<unknown, unknown>,
		read: number,
	): Promise<Uint8Array | undefined> {
		const { size } = this.source;
		try {
			const { done, value } = await chunks.next();
			const chunk = done ? undefined : toBytes(value);
			const total = read + (chunk?.length ?? 0);
			if (total > size || (done && total < size)) {
				throw new SourceSizeError(size, total);
			}
			return chunk;
		} catch (error) {
			this.failure = toError(error);
			throw this.failure;
		}
	}
}

function toBytes(chunk: unknown): Uint8Array {
	if (chunk instanceof Uint8Array) return chunk;
	if (typeof chunk === 'string') return Buffer.from(chunk);
	throw new TypeError('The data is neither bytes nor text');
}

/** The pieces of a chunk, which share its memory. A source may give a whole file as one chunk. */
export function* pieces(chunk: Uint8Array, size: number): Generator<Uint8Array> {
	for (let start = 0; start < chunk.length; start += size) {
		yield chunk.subarray(start, start + size);
	}
}
