import { Readable } from 'node:stream';
import { bytes, discard } from './body';
import { fileNameOf } from './contentDisposition';
import type { Connection } from './connection';
import { ContentRequest, type ByteRange, type Content } from './content';
import { invalidAnswer } from './jsonCall';
import { isNetworkFailure, networkError, toError } from './networkError';
import type { CallOptions, Download } from './types';

export interface DownloadOptions {
	/** The ID of an earlier version. */
	version?: string;
	range?: ByteRange;
}

/** How often a download goes on after a cut without getting anywhere. */
const MAX_RESUMES = 5;
/** Bytes that count as getting somewhere. */
const PROGRESS = 1024 * 1024;

/** Opens a file's bytes. Errors of Box come before this resolves, later ones from the stream. */
export async function download(
	connection: Connection,
	options: CallOptions,
	fileId: string,
	{ version, range }: DownloadOptions,
): Promise<Download> {
	const ended = new AbortController();
	const own = connection.withSignal(ended.signal);
	const request = new ContentRequest(['files', fileId, 'content'], { version }, options);
	const first = await request.open(own, range);
	const stream = new ByteStream(new Transfer(own, request, range, first).bytes(), () => {
		ended.abort();
		discard(first.body);
	});
	return {
		stream,
		size: first.length,
		contentType: first.contentType,
		fileName: fileNameOf(first.disposition),
	};
}

/** A readable over a generator that can be ended while the generator waits for the network. */
class ByteStream extends Readable {
	constructor(
		private readonly source: AsyncGenerator<Uint8Array>,
		private readonly end: () => void,
	) {
		super();
	}

	override _read(): void {
		this.source.next().then(
			({ done, value }) => void this.push(done ? null : value),
			(error: unknown) => void this.destroy(toError(error)),
		);
	}

	override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
		this.end();
		callback(error);
	}
}

/** The bytes of one download, over as many answers as it takes. */
class Transfer {
	private received = 0;
	/** Where the last cut was. */
	private mark = 0;
	private resumes = 0;

	constructor(
		private readonly connection: Connection,
		private readonly request: ContentRequest,
		private readonly range: ByteRange | undefined,
		private readonly first: Content,
	) {}

	/** Where the connection is cut, the bytes after the cut are asked for. */
	async *bytes(): AsyncGenerator<Uint8Array> {
		let content = this.first;
		for (;;) {
			let cut: Error | undefined;
			try {
				for await (const chunk of bytes(content.body)) {
					this.received += chunk.length;
					yield chunk;
				}
			} catch (error) {
				cut = toError(error);
			}
			this.connection.signal?.throwIfAborted();
			if (this.isWhole(cut)) return;
			if (cut !== undefined && !isNetworkFailure(cut)) throw cut;
			this.countResume(cut);
			const { start = 0, end } = this.range ?? {};
			content = await this.request.open(this.connection, { start: start + this.received, end });
			this.checkSame(content);
		}
	}

	private isWhole(cut: unknown): boolean {
		const { length } = this.first;
		return length === undefined ? cut === undefined : this.received === length;
	}

	/** @throws once going on has become pointless */
	private countResume(cut: unknown): void {
		if (this.received - this.mark >= PROGRESS) this.resumes = 0;
		this.mark = this.received;
		this.resumes += 1;
		const { length } = this.first;
		const tooMuch = length !== undefined && this.received > length;
		if (this.resumes <= MAX_RESUMES && !tooMuch) return;
		const ending = { code: 'ECONNRESET', message: `the file broke off at byte ${this.received}` };
		throw networkError(cut ?? ending, this.request.label);
	}

	/** Bytes of two different states of a file must not be joined. */
	private checkSame({ etag, total, status, body }: Content): void {
		const { first } = this;
		const sameTag = first.etag === undefined || etag === undefined || first.etag === etag;
		const sameSize = first.total === undefined || total === undefined || first.total === total;
		if (sameTag && sameSize) return;
		discard(body);
		throw invalidAnswer(this.request.label, status, 'continues another file than the one cut');
	}
}
