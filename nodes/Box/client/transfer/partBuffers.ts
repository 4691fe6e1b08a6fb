import type { Connection } from '../calls/connection';
import { bytesInFlight } from './bytesInFlight';

/**
 * The memory for the parts of one upload. It is used again and again: new memory for each part would
 * have to be found and freed by the garbage collector, which takes longer than sending the part.
 */
export class PartBuffers {
	private readonly free: Buffer[] = [];

	/** @param size of a part, in bytes */
	constructor(
		private readonly connection: Connection,
		private readonly size: number,
	) {}

	/** Waits until this process may hold another part. It has to be given back. */
	async take(): Promise<Buffer> {
		const { parts, signal } = this.connection;
		await bytesInFlight.take(this, { units: this.size, timing: parts.timing, signal });
		return this.free.pop() ?? Buffer.allocUnsafeSlow(this.size);
	}

	/** Nobody may read the part any more. */
	giveBack(buffer: Buffer): void {
		this.free.push(buffer);
		bytesInFlight.release(this, this.size);
	}
}
