import type { Socket } from 'node:net';

/** How far away the other end seems to be, in milliseconds. */
export interface Distance {
	/** From the moment a byte is sent until it arrives. */
	oneWay: number;
	/** Before the first byte leaves: what it takes to open the connection. */
	opening: number;
}

/**
 * Hands on what comes from one socket to another, in order, as late as the distance asks. The end
 * is as late as a byte would be. Bandwidth is not limited, and nothing is lost.
 */
export function carry(from: Socket, to: Socket, { oneWay, opening }: Distance): void {
	const open = performance.now() + opening;
	const waiting: Array<() => void> = [];
	const later = (action: () => void) => {
		waiting.push(action);
		// Timers may fire in another order than they were set; what they release does not.
		setTimeout(() => waiting.shift()?.(), Math.max(open - performance.now(), 0) + oneWay);
	};
	from.on('data', (chunk: Buffer) => {
		later(() => {
			if (to.destroyed || to.write(chunk)) return;
			from.pause();
			to.once('drain', () => from.resume());
		});
	});
	from.once('end', () => later(() => to.end()));
	from.once('close', () => later(() => to.destroy()));
	// It is closed then, which is all the other side needs to know.
	from.on('error', () => undefined);
}
