import { Readable } from 'node:stream';

import { toError } from '../http/networkError';

/**
 * Options of a readable that hands chunks on as they come. One that holds several of them would copy them
 * into one, and the garbage of that costs more time and memory than all else of a large transfer.
 */
export const WITHOUT_COPIES = { objectMode: false, highWaterMark: 1 };

/** A readable of a generator. It can be destroyed while the generator waits for the network. */
export class ByteStream extends Readable {
	/** @param end ends what the generator waits for */
	constructor(
		private readonly source: AsyncGenerator<Uint8Array>,
		private readonly end: () => void,
	) {
		super(WITHOUT_COPIES);
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
