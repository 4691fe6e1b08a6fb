import type { Readable } from 'node:stream';
import type { Timing } from './timing';

/**
 * Milliseconds until a body of which nothing is read any more is destroyed. Whoever does come back
 * later finds it cut, as by a lost connection.
 */
export const UNREAD_TIMEOUT = 3 * 60_000;

class UnreadError extends Error {
	readonly code = 'ERR_UNREAD';

	constructor() {
		super('nobody has read the answer for minutes');
	}
}

/**
 * Sees to it that a body which nobody reads does not keep its connection for ever: as long as its
 * reader takes nothing, the silence is not the server's.
 *
 * @param received how many bytes have come over the connection
 */
export function watchReader(body: Readable, received: () => number, timing: Timing): void {
	const ended = new AbortController();
	body.once('close', () => ended.abort());
	// Nobody may be there to hear of it.
	body.on('error', () => {});
	void watch(body, received, timing, ended.signal).catch(() => {});
}

async function watch(
	body: Readable,
	received: () => number,
	timing: Timing,
	signal: AbortSignal,
): Promise<void> {
	let before: number;
	do {
		before = received();
		await timing.sleep(UNREAD_TIMEOUT, signal);
	} while (received() !== before);
	body.destroy(new UnreadError());
}
