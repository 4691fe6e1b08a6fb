import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { discard } from '../../client/http/body';
import { toError } from '../../client/http/networkError';
import { WITHOUT_COPIES } from '../../client/transfer/byteStream';
import type { Download } from '../../client/types';
import { StorageError } from '../errors/storageError';
import { mediaType } from './mediaType';
import type { Received } from './originals';

export type BinaryStore = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData'>;

/** A file that n8n keeps, and what is known of its bytes. */
export interface StoredDownload {
	data: IBinaryData;
	received: Received;
}

/** What the file is called; the first name that there is becomes the stored file's. */
export interface FileNames {
	/** As the user wants it. */
	wanted?: string;
	inBox?: string;
}

/**
 * Streams a download to where n8n keeps binary data. Whatever happens, the download is over then.
 *
 * @throws BoxError if the download breaks off
 * @throws StorageError if n8n cannot keep it
 */
export async function storeDownload(
	store: BinaryStore,
	download: Download,
	{ wanted, inBox }: FileNames,
): Promise<StoredDownload> {
	const names = [wanted, inBox, download.fileName];
	const meter = new Meter(download.stream);
	try {
		const type = await mediaType(download.contentType, names);
		const data = await store.prepareBinaryData(meter.stream, safeName(names), type);
		if (!meter.isTaken(download.size)) throw new Error('It has not taken all of it.');
		return { data, received: { ...meter.received(), total: download.total } };
	} catch (error) {
		throw meter.failure ?? new StorageError(error);
	} finally {
		discard(meter.stream);
		discard(download.stream);
	}
}

/** n8n splits the name like a path; Box forbids slashes, but a name is never to become one. */
function safeName(names: ReadonlyArray<string | undefined>): string | undefined {
	return names.find((name) => name !== undefined)?.replace(/[/\\]/g, '_');
}

/** Bytes enough to tell what kind of text it is. */
const HEAD = 64;

/** Bytes enough to find the end of an archive. */
const TAIL = 1024;

/** Hands a stream's bytes on, and knows what has passed. */
class Meter {
	readonly stream: Readable;
	/** Why the source broke off. */
	failure: Error | undefined;
	private readonly hash = createHash('sha1');
	private size = 0;
	private head = Buffer.alloc(0);
	private tail = Buffer.alloc(0);

	constructor(private readonly source: Readable) {
		this.stream = Readable.from(this.bytes(), WITHOUT_COPIES);
	}

	/**
	 * Whether the reader has taken all bytes. It may stop at the last one if it knows how many there are.
	 *
	 * @param size in bytes, if the answer said it
	 */
	isTaken(size: number | undefined): boolean {
		const { readableEnded, readableLength } = this.stream;
		return readableEnded || (this.size === size && readableLength === 0);
	}

	/** What has passed, once that is all. */
	received(): Received {
		const { size, hash } = this;
		const [head = '', tail = ''] = [this.head, this.tail].map((bytes) => bytes.toString('latin1'));
		return { size, sha1: hash.digest('hex'), head, tail };
	}

	private async *bytes(): AsyncGenerator<Uint8Array> {
		const source = (this.source as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
		for (;;) {
			const next = await source.next().catch((error: unknown) => this.fail(error));
			if (next.done) return;
			this.count(next.value);
			yield next.value;
		}
	}

	private fail(error: unknown): never {
		this.failure = toError(error);
		throw this.failure;
	}

	private count(chunk: Uint8Array): void {
		this.hash.update(chunk);
		this.size += chunk.length;
		const missing = HEAD - this.head.length;
		if (missing > 0) this.head = Buffer.concat([this.head, chunk.subarray(0, missing)]);
		this.tail = Buffer.concat([this.tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
	}
}
