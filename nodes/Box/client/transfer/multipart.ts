import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import type { AttemptBody } from '../calls/call';
import type { JsonObject, UploadSource } from '../types';
import { pieces, SourceReader } from './source';

/** The largest piece in bytes in which the file is handed to the connection. */
const PIECE = 256 * 1024;

/** A file name inside a quoted string: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
export function escapeFileName(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

/** A media type without parameters that can stand in a header. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/**
 * The form of an upload. Box needs the `attributes` before the file:
 * https://developer.box.com/reference/post-files-content/
 */
export class UploadForm {
	private readonly head: Buffer;
	private readonly tail: Buffer;
	readonly headers: Record<string, string>;
	/** The file's SHA-1 in hex, once an attempt has handed over all of it. */
	sha1?: string;

	constructor(
		attributes: JsonObject,
		fileName: string,
		private readonly source: UploadSource,
	) {
		const boundary = `box-${randomBytes(24).toString('hex')}`;
		const { contentType = '' } = source;
		const type = MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream';
		const lines = [
			`--${boundary}`,
			'Content-Disposition: form-data; name="attributes"',
			'Content-Type: application/json',
			'',
			JSON.stringify(attributes),
			`--${boundary}`,
			`Content-Disposition: form-data; name="file"; filename="${escapeFileName(fileName)}"`,
			`Content-Type: ${type}`,
			'',
			'',
		];
		this.head = Buffer.from(lines.join('\r\n'));
		this.tail = Buffer.from(`\r\n--${boundary}--\r\n`);
		this.headers = {
			'content-type': `multipart/form-data; boundary=${boundary}`,
			'content-length': String(this.head.length + source.size + this.tail.length),
		};
	}

	/** The form's bytes from the start. */
	async open(): Promise<AttemptBody> {
		const reader = await SourceReader.open(this.source);
		let complete = false;
		const whole = () => (complete = true);
		return {
			content: Readable.from(this.bytes(reader, whole), { objectMode: false }),
			failure: () => reader.failure,
			complete: () => complete,
			dispose: () => reader.close(),
		};
	}

	private async *bytes(reader: SourceReader, whole: () => void): AsyncGenerator<Uint8Array> {
		const hash = createHash('sha1');
		yield this.head;
		for await (const chunk of reader.chunks()) {
			hash.update(chunk);
			yield* pieces(chunk, PIECE);
		}
		this.sha1 = hash.digest('hex');
		whole();
		yield this.tail;
	}
}
