import type { Connection } from '../calls/connection';
import { discard } from '../http/body';
import type { Content, ContentRequest } from './content';
import type { ByteRange } from './contentRange';
import { LaneChoice, LANES } from './laneChoice';
import { RANGE_BYTES, RangesAhead } from './rangesAhead';
import { otherVersion, ResumableDownload } from './resumableDownload';
import { SeenVersion } from './seenVersion';

/** A file with less left is as fast on one connection. */
const LEAST_LEFT = LANES * RANGE_BYTES;
/** Milliseconds. From a host that answers sooner, one connection is as fast as a digest and a disk. */
const NEAR_MS = 12;
/** Box counts calls: if addresses hardly last for a range, one request is enough. */
const MOST_RENEWALS = 32;

/**
 * The bytes of a file, or of a range of it: over one connection, or over several if the file is large
 * and that is faster. If a range fails, one connection goes on from there.
 */
export class FileBytes {
	/** Milliseconds until the host answered. */
	private readonly distance: number;
	private readonly choice: LaneChoice;
	private readonly version: SeenVersion;
	/** Where the next byte is in the file. */
	private position: number;
	/** The signed address that Box gave last. */
	private address: URL | undefined;
	/** How often Box was asked for another one. */
	private renewals = 0;
	private mayTry = true;

	constructor(
		private readonly connection: Connection,
		private readonly request: ContentRequest,
		private readonly range: ByteRange | undefined,
		private readonly first: Content,
	) {
		this.distance = first.waited ?? 0;
		this.choice = new LaneChoice(connection.parts.timing, this.distance);
		this.version = new SeenVersion(first);
		this.position = range?.start ?? 0;
		this.address = first.address;
	}

	async *bytes(): AsyncGenerator<Uint8Array> {
		const { connection, range } = this;
		const ahead = yield* this.overOne();
		if (!ahead) return;
		yield* this.overSeveral(ahead);
		if (this.position > this.end) return;
		const rest = { start: this.position, end: range?.end };
		yield* this.read(connection, rest);
	}

	/** Of the last byte; -1 if Box has not said it. */
	private get end(): number {
		const { length } = this.first;
		return length === undefined ? -1 : (this.range?.start ?? 0) + length - 1;
	}

	/** Whether more than one request is worth a try: each would need a call of its own without an address. */
	private get maySplit(): boolean {
		if (!this.mayTry || this.address === undefined || this.distance < NEAR_MS) return false;
		return this.end - this.position >= LEAST_LEFT;
	}

	/** The first answer, until ranges take over from it. They have begun to come by then. */
	private async *overOne(): AsyncGenerator<Uint8Array, RangesAhead | undefined> {
		const { range, first, choice } = this;
		let ahead: RangesAhead | undefined;
		let until = Infinity;
		for await (const chunk of this.bytesOf(this.connection, range, first)) {
			const own = chunk.subarray(0, until - this.position);
			this.position += own.length;
			yield own;
			if (this.position === until) return ahead;
			const lanes = choice.arrived(own.length);
			if (ahead || lanes === 1 || !this.maySplit) continue;
			const start = this.position + RANGE_BYTES;
			const ranges = this.rangesFrom(start);
			this.mayTry = ranges.use(lanes) > 0;
			if (!this.mayTry) continue;
			ahead = ranges;
			until = start;
		}
		return undefined;
	}

	/**
	 * Ends early if several requests are not faster, or if one of them fails: the next one says why. Box is
	 * asked for its address then, as the host may be the one that fails.
	 */
	private async *overSeveral(ahead: RangesAhead): AsyncGenerator<Uint8Array> {
		try {
			for await (const chunk of ahead.bytes()) {
				this.position += chunk.length;
				yield chunk;
				const lanes = this.choice.arrived(chunk.length);
				const isCheap = this.address !== undefined && this.renewals <= MOST_RENEWALS;
				const isWorthIt = lanes > 1 && isCheap;
				ahead.use(isWorthIt ? lanes : 0);
			}
		} catch {
			this.connection.signal?.throwIfAborted();
			this.address = undefined;
		}
	}

	private rangesFrom(start: number): RangesAhead {
		const ending = new AbortController();
		const own = this.connection.withSignal(ending.signal);
		const signal = own.signal ?? ending.signal;
		const read = (range: ByteRange) => this.read(own, range);
		return new RangesAhead({ start, end: this.end, read, ending, signal });
	}

	private async *read(connection: Connection, range: ByteRange): AsyncGenerator<Uint8Array> {
		const content = await this.open(connection, range);
		yield* this.bytesOf(connection, range, content);
	}

	/** The bytes of an answer, and of those that go on with it after a cut. */
	private bytesOf(
		connection: Connection,
		range: ByteRange | undefined,
		first: Content,
	): AsyncGenerator<Uint8Array> {
		return new ResumableDownload(connection, this.request, range, first, this.version).bytes();
	}

	/** @throws {BoxError} also if the file has changed since the first answer */
	private async open(connection: Connection, range: ByteRange): Promise<Content> {
		const { address } = this;
		const content = await this.request.open(connection, range, address);
		if (content.address?.href !== address?.href) this.renewals += 1;
		this.address = content.address;
		if (this.version.includes(content)) return content;
		discard(content.body);
		throw otherVersion(this.request.label, content.status);
	}
}
