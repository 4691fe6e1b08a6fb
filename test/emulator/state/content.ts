import { createHash, randomBytes } from 'node:crypto';

/** The bytes of a file, or what is known of them. */
export interface Content {
	/** In bytes. */
	readonly size: number;
	/** In hex, as Box shows it. */
	readonly sha1: string;
	/**
	 * The bytes from `start` up to, not including, `end`, piece by piece.
	 *
	 * @throws if nobody has kept them
	 */
	pieces(start: number, end: number): Iterable<Buffer>;
}

/** The SHA-1 of bytes in hex. */
export function sha1Hex(bytes: Buffer): string {
	return createHash('sha1').update(bytes).digest('hex');
}

/** The bytes from `start` up to, not including, `end` at once; by default all of them. */
export function bytesOf(content: Content, start = 0, end = content.size): Buffer {
	const [first = Buffer.alloc(0), ...others] = content.pieces(start, end);
	return others.length === 0 ? first : Buffer.concat([first, ...others]);
}

/** Bytes that are kept in memory. */
export class StoredContent implements Content {
	readonly size: number;
	readonly sha1: string;

	/** @param sha1 of the bytes, if it is known already */
	constructor(
		private readonly bytes: Buffer,
		sha1?: string,
	) {
		this.size = bytes.length;
		this.sha1 = sha1 ?? sha1Hex(bytes);
	}

	*pieces(start: number, end: number): Generator<Buffer> {
		if (end > start) yield this.bytes.subarray(start, end);
	}
}

/** Bytes whose SHA-1 takes a while, so that it is only found out when somebody asks. */
abstract class ComposedContent implements Content {
	abstract readonly size: number;
	private digest: string | undefined;

	get sha1(): string {
		return (this.digest ??= this.hashed());
	}

	abstract pieces(start: number, end: number): Iterable<Buffer>;

	private hashed(): string {
		const hash = createHash('sha1');
		for (const piece of this.pieces(0, this.size)) hash.update(piece);
		return hash.digest('hex');
	}
}

/** Contents one after the other, such as the parts of an upload. */
export class JoinedContent extends ComposedContent {
	readonly size: number;

	constructor(private readonly contents: readonly Content[]) {
		super();
		this.size = contents.reduce((sum, { size }) => sum + size, 0);
	}

	*pieces(start: number, end: number): Generator<Buffer> {
		let offset = 0;
		for (const content of this.contents) {
			const first = Math.max(start - offset, 0);
			const last = Math.min(end - offset, content.size);
			if (first < last) yield* content.pieces(first, last);
			offset += content.size;
		}
	}
}

/** No multiple of what anybody cuts files into, so that bytes in a wrong place differ. */
const PATTERN_BYTES = 1_048_573;
let pattern: Buffer | undefined;

/** Bytes of any number that take no memory: the same random ones again and again. */
export class EndlessContent extends ComposedContent {
	constructor(readonly size: number) {
		super();
	}

	*pieces(start: number, end: number): Generator<Buffer> {
		pattern ??= randomBytes(PATTERN_BYTES);
		for (let at = start; at < end;) {
			const from = at % PATTERN_BYTES;
			const piece = pattern.subarray(from, Math.min(PATTERN_BYTES, from + end - at));
			yield piece;
			at += piece.length;
		}
	}
}

/** What is left of bytes that were not kept. */
export class ForgottenContent implements Content {
	constructor(
		readonly size: number,
		readonly sha1: string,
	) {}

	pieces(): never {
		throw new Error('This emulator keeps no uploads (keepsUploads)');
	}
}

/** The SHA-1 of bytes that come in parts, in any order. It only holds those whose turn has not come. */
export class OrderedHash {
	private readonly hash = createHash('sha1');
	private readonly early = new Map<number, Buffer>();
	private end = 0;

	add(offset: number, bytes: Buffer): void {
		this.early.set(offset, bytes);
		for (let next = this.early.get(this.end); next; next = this.early.get(this.end)) {
			this.early.delete(this.end);
			this.hash.update(next);
			this.end += next.length;
		}
	}

	/** In hex, once all parts have come. */
	digest(): string {
		return this.hash.digest('hex');
	}
}
