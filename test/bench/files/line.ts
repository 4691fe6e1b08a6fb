import { connect, createServer, type Socket } from 'node:net';

import { listen, portOf } from '../network/distantPort';

/** What lies between this machine and Box. */
export interface LineOptions {
	/** Milliseconds from the moment when a byte is sent until its receipt is known. */
	roundTrip: number;
	/** Bytes a second of all connections together, in each direction. */
	rate: number;
	/** Bytes of one connection that may be on the way at a time, as TCP's receive window limits them. */
	window: number;
}

/** One direction of a line: connections share its rate, in the order in which they send. */
class Lane {
	private freeAt = 0;

	constructor(private readonly options: LineOptions) {}

	/** Milliseconds until so many bytes have arrived if they are sent now. */
	delay(bytes: number): number {
		const now = performance.now();
		this.freeAt = Math.max(now, this.freeAt) + (bytes / this.options.rate) * 1000;
		return this.freeAt - now + this.options.roundTrip / 2;
	}
}

/** Hands on what comes from one socket to another, in order. */
function carry(from: Socket, to: Socket, lane: Lane, options: LineOptions, opening: number): void {
	const { roundTrip, window } = options;
	const open = performance.now() + opening;
	const waiting: Array<() => void> = [];
	let onTheWay = 0;
	let isBlocked = false;
	const regulate = () => {
		if (isBlocked || onTheWay >= window) from.pause();
		else from.resume();
	};
	const later = (action: () => void, bytes = 0) => {
		waiting.push(action);
		// Timers may fire in another order than they were set; what they release does not.
		const wait = Math.max(open - performance.now(), 0) + lane.delay(bytes);
		setTimeout(() => waiting.shift()?.(), wait);
	};
	const received = (bytes: number) => {
		onTheWay -= bytes;
		regulate();
	};
	from.on('data', (chunk: Buffer) => {
		onTheWay += chunk.length;
		later(() => {
			setTimeout(received, roundTrip / 2, chunk.length);
			if (to.destroyed || to.write(chunk) || isBlocked) return;
			isBlocked = true;
			to.once('drain', () => {
				isBlocked = false;
				regulate();
			});
		}, chunk.length);
		regulate();
	});
	from.once('end', () => later(() => to.end()));
	from.once('close', () => later(() => to.destroy()));
	// It is closed then, which is all the other side needs to know.
	from.on('error', () => undefined);
}

/** A line that leads to ports of this machine. */
export interface Line {
	/** Opens a port from which the line leads to another one. */
	to(port: number): Promise<number>;
}

/**
 * Simulates a line to a place far away. Opening a connection takes a round trip before the first byte
 * is carried. Nothing is lost, and a connection has all of its window from the start.
 */
export function openLine(options: LineOptions): Line {
	const [up, down] = [new Lane(options), new Lane(options)];
	const host = '127.0.0.1';
	return {
		to: async (port) => {
			const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
				const far = connect({ port, host, noDelay: true, allowHalfOpen: true });
				carry(near, far, up, options, options.roundTrip);
				carry(far, near, down, options, 0);
			});
			await listen(server);
			return portOf(server);
		},
	};
}
