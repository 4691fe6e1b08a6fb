import { ChunkQueue } from '../http/chunkQueue';
import { toError } from '../http/networkError';
import { bytesInFlight } from './bytesInFlight';
import type { ByteRange } from './contentRange';

/** Bytes of a range: few enough to hold several, and enough to outlast the wait for the next one. */
export const RANGE_BYTES = 4 * 1024 * 1024;

/** What of a range has come and is not read yet. */
class Part {
	private readonly queue = new ChunkQueue();

	constructor(readonly range: Required<ByteRange>) {}

	/** Reads the range into memory. Never rejects: who reads the part gets the error. */
	async fill(source: AsyncIterable<Uint8Array>): Promise<void> {
		try {
			for await (const chunk of source) this.queue.push(chunk);
			this.queue.end();
		} catch (error) {
			this.queue.end(toError(error));
		}
	}

	bytes(): AsyncGenerator<Uint8Array> {
		return this.queue.bytes();
	}
}

/** Where the ranges are, and how they are read. */
export interface Ranges {
	/** Of the first byte. */
	start: number;
	/** Of the last byte. */
	end: number;
	/** The bytes of one range, which end if the signal aborts. */
	read: (range: Required<ByteRange>) => AsyncIterable<Uint8Array>;
	/** Ends all reads. */
	ending: AbortController;
	/** Aborts with `ending`, or if nobody wants the bytes any more. */
	signal: AbortSignal;
}

/**
 * Reads one range after the other, several of them at the same time, and gives their bytes in order.
 * What comes early waits in memory.
 */
export class RangesAhead {
	private readonly parts: Part[] = [];
	private next: number;
	private lanes = 0;
	/** Lanes whose bytes are taken from the memory of all transfers. */
	private reserved = 0;

	constructor(private readonly ranges: Ranges) {
		this.next = ranges.start;
		// A stream that is destroyed asks for nothing any more.
		ranges.signal.addEventListener('abort', () => this.free(), { once: true });
	}

	/**
	 * Reads so many ranges at the same time from now on, or fewer if the memory is in use: none once nobody
	 * wants the bytes any more. 0 lets it come to an end.
	 *
	 * @returns how many it reads
	 */
	use(lanes: number): number {
		// Nothing would free what is taken after the end.
		if (this.ranges.signal.aborted) return 0;
		const useful = Math.min(lanes, this.parts.length + this.left);
		while (this.reserved < useful && bytesInFlight.takeFree(this, RANGE_BYTES)) this.reserved += 1;
		this.lanes = Math.min(useful, this.reserved);
		this.fill();
		this.giveBack();
		return this.lanes;
	}

	/** Ranges that nobody has asked for yet. */
	private get left(): number {
		return Math.ceil((this.ranges.end + 1 - this.next) / RANGE_BYTES);
	}

	/** Ends early once no lane is used, or with the error of a range. */
	async *bytes(): AsyncGenerator<Uint8Array> {
		try {
			for (let part = this.parts[0]; part; part = this.parts[0]) {
				yield* part.bytes();
				this.parts.shift();
				this.fill();
				this.giveBack();
			}
		} finally {
			this.close();
		}
	}

	/** Ends all requests. */
	close(): void {
		this.ranges.ending.abort();
		this.free();
	}

	private free(): void {
		this.lanes = 0;
		this.parts.length = 0;
		this.giveBack();
	}

	/** Others may have the memory of lanes that are not used any more, once nothing of them is in it. */
	private giveBack(): void {
		const unused = this.reserved - this.parts.length;
		bytesInFlight.release(this, unused * RANGE_BYTES);
		this.reserved -= unused;
	}

	private fill(): void {
		const { end, read } = this.ranges;
		while (this.parts.length < this.lanes && this.next <= end) {
			const range = { start: this.next, end: Math.min(this.next + RANGE_BYTES - 1, end) };
			const part = new Part(range);
			this.next = range.end + 1;
			this.parts.push(part);
			void part.fill(read(range));
		}
	}
}
