import { Readable } from 'node:stream';

import { toError } from '../http/networkError';

/** A readable of a generator. It can be destroyed while the generator waits for the network. */
export class ByteStream extends Readable {
	/** @param end ends what the generator waits for */
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
