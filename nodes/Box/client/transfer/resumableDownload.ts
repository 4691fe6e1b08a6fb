import type { Connection } from '../calls/connection';
import { invalidAnswer } from '../calls/jsonCall';
import { BoxError, type CallLabel } from '../error';
import { discard } from '../http/body';
import { chunksOf } from '../http/chunks';
import { isNetworkFailure, networkError, toError } from '../http/networkError';
import type { Content, ContentRequest } from './content';
import type { ByteRange } from './contentRange';
import { SeenVersion } from './seenVersion';

/** How often a download is resumed without progress. */
const MAX_RESUMES = 5;
/** Bytes that count as progress. */
const PROGRESS = 1024 * 1024;

const OTHER_FILE =
	'belongs to another version of the file: somebody may have changed it during the download';

/** The failure for bytes of another version: those of two must not be joined. */
export function otherVersion(label: CallLabel, status: number): BoxError {
	return invalidAnswer(label, status, OTHER_FILE);
}

/** Whether Box says that the file has no bytes in the range. */
export function isOutside(error: unknown): boolean {
	return error instanceof BoxError && error.status === 416;
}

/** The bytes of one download, from as many answers as it needs. */
export class ResumableDownload {
	private received = 0;
	/** Where the last cut was. */
	private mark = 0;
	private resumes = 0;
	/** How many bytes come in all, as soon as an answer says it. */
	private expected: number | undefined;

	constructor(
		private readonly connection: Connection,
		private readonly request: ContentRequest,
		private readonly range: ByteRange | undefined,
		private readonly first: Content,
		private readonly version: SeenVersion,
	) {
		this.expected = first.length;
	}

	/** After a cut of the connection, it asks for the rest of the bytes. */
	async *bytes(): AsyncGenerator<Uint8Array> {
		let content = this.first;
		for (;;) {
			let cut: Error | undefined;
			try {
				for await (const chunk of chunksOf(content.body)) {
					this.received += chunk.length;
					if (this.isTooMuch()) break;
					yield chunk;
				}
			} catch (error) {
				cut = toError(error);
			}
			this.connection.signal?.throwIfAborted();
			if (this.isTooMuch()) throw this.unusable(content, 'has more bytes than it says');
			if (this.isWhole(cut)) return;
			if (cut !== undefined && !isNetworkFailure(cut)) throw cut;
			this.countResume(cut);
			const rest = await this.resume();
			if (!rest) return;
			content = rest;
		}
	}

	private isTooMuch(): boolean {
		return this.expected !== undefined && this.received > this.expected;
	}

	private isWhole(cut: unknown): boolean {
		return this.expected === undefined ? cut === undefined : this.received === this.expected;
	}

	/** @throws {BoxError} after too many cuts without progress */
	private countResume(cut: unknown): void {
		if (this.received - this.mark >= PROGRESS) this.resumes = 0;
		this.mark = this.received;
		this.resumes += 1;
		if (this.resumes <= MAX_RESUMES) return;
		const ending = {
			code: 'ECONNRESET',
			message: `the download broke off at byte ${this.received}`,
		};
		throw networkError(cut ?? ending, this.request.label);
	}

	/**
	 * Asks for the rest after a cut; `undefined` if nothing was left. Bytes of two versions of a file
	 * must not be joined.
	 */
	private async resume(): Promise<Content | undefined> {
		const { start = 0, end } = this.range ?? {};
		const rest = { start: start + this.received, end };
		const content = await this.request
			.open(this.connection, rest)
			.catch((error: unknown) => this.failResuming(error));
		if (!content) return undefined;
		const { length } = content;
		if (!this.version.includes(content)) throw this.unusable(content, OTHER_FILE);
		this.expected ??= length === undefined ? undefined : this.received + length;
		return content;
	}

	/**
	 * A file that now ends before the cut has changed. If no answer has said how long it is, the cut may
	 * have come after its last byte: the SHA-1 will tell.
	 */
	private failResuming(error: unknown): undefined {
		if (!isOutside(error)) throw error;
		if (this.expected !== undefined) throw otherVersion(this.request.label, 416);
	}

	private unusable({ status, body }: Content, what: string): BoxError {
		discard(body);
		return invalidAnswer(this.request.label, status, what);
	}
}
