import { createHash, randomBytes, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { AttemptBody } from './connection';
import type { JsonObject, UploadSource } from './types';

/** A source may hand over a whole file as one chunk; the connection gets it in pieces of this size. */
const PIECE = 256 * 1024;

/** The source holds other bytes than it announced. */
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

/** The pieces of a chunk, which share its memory. */
export function* pieces(chunk: Uint8Array, size: number): Generator<Uint8Array> {
	for (let start = 0; start < chunk.length; start += size) {
		yield chunk.subarray(start, start + size);
	}
}

/** A file name inside a quoted string, as browsers write it: https://html.spec.whatwg.org/#multipart-form-data */
export function escapeFileName(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

/**
 * The form for an upload. Box wants `attributes` before the file:
 * https://developer.box.com/reference/post-files-content/
 */
export class UploadForm {
	private readonly head: Buffer;
	private readonly tail: Buffer;
	readonly headers: Record<string, string>;
	/** The file's SHA-1 in hex, of the last attempt that handed over all of it. */
	sha1?: string;

	constructor(
		attributes: JsonObject,
		fileName: string,
		private readonly source: UploadSource,
	) {
		const boundary = `box-${randomBytes(24).toString('hex')}`;
		const type = /^[\w.+-]+\/[\w.+-]+$/.test(source.contentType ?? '')
			? source.contentType
			: 'application/octet-stream';
		this.head = Buffer.from(
			`--${boundary}\r\nContent-Disposition: form-data; name="attributes"\r\n` +
				`Content-Type: application/json\r\n\r\n${JSON.stringify(attributes)}\r\n` +
				`--${boundary}\r\nContent-Disposition: form-data; name="file"; ` +
				`filename="${escapeFileName(fileName)}"\r\nContent-Type: ${type}\r\n\r\n`,
		);
		this.tail = Buffer.from(`\r\n--${boundary}--\r\n`);
		this.headers = {
			'content-type': `multipart/form-data; boundary=${boundary}`,
			'content-length': String(this.head.length + source.size + this.tail.length),
		};
	}

	/** The form's bytes from the start. */
	async open(): Promise<AttemptBody> {
		const file = await this.source.open();
		// Reading reports the error; until then it must not end the process.
		file.on('error', () => {});
		let failure: unknown;
		let complete = false;
		const write = async function* (this: UploadForm): AsyncGenerator<Uint8Array> {
			const hash = createHash('sha1');
			yield this.head;
			try {
				yield* this.file(file, hash);
			} catch (error) {
				failure = error ?? new Error('The data could not be read');
				throw failure;
			}
			this.sha1 = hash.digest('hex');
			complete = true;
			yield this.tail;
		};
		return {
			content: Readable.from(write.call(this), { objectMode: false }),
			failure: () => failure,
			complete: () => complete,
			dispose: () => file.destroy(),
		};
	}

	private async *file(file: Readable, hash: Hash): AsyncGenerator<Uint8Array> {
		const { size } = this.source;
		let read = 0;
		for await (const chunk of file) {
			const bytes = toBytes(chunk);
			read += bytes.length;
			if (read > size) throw new SourceSizeError(size, read);
			hash.update(bytes);
			yield* pieces(bytes, PIECE);
		}
		if (read < size) throw new SourceSizeError(size, read);
	}
}

function toBytes(chunk: unknown): Uint8Array {
	if (chunk instanceof Uint8Array) return chunk;
	if (typeof chunk === 'string') return Buffer.from(chunk);
	throw new TypeError('The data is neither bytes nor text');
}
