import { FairSemaphore } from '../http/fairSemaphore';

/**
 * Bounds the bytes of parts that the transfers of a process hold in memory, fairly to each of them. Those
 * that hold nothing, such as the transfers of small files, need not ask.
 */
export function boundedBytes(most: number): FairSemaphore {
	return new FairSemaphore({
		capacity: most,
		longestWait: 60 * 60_000,
		inUse: (bytes) => `All ${Math.round(bytes / 2 ** 20)} MiB for parts of files are`,
	});
}

/** What the transfers of this process hold. An owner is one transfer, a unit a byte. */
export const bytesInFlight = boundedBytes(256 * 1024 * 1024);
