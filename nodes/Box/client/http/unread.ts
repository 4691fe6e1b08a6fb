import type { Readable } from 'node:stream';

import type { Timing } from './timing';

/**
 * Milliseconds after which a body that nobody reads is destroyed. A reader that comes back later finds
 * it cut, as if the connection was lost.
 */
export const UNREAD_TIMEOUT = 3 * 60_000;

class UnreadError extends Error {
	readonly code = 'ERR_UNREAD';

	constructor() {
		super('nobody has read the answer for minutes');
	}
}

/**
 * Ensures that a body that nobody reads does not keep its connection for ever. undici's timeout does
 * not see it: as long as the reader takes nothing, the silence is not the server's.
 *
 * @param received how many bytes have come over the connection
 */
export function watchReader(body: Readable, received: () => number, timing: Timing): void {
	const ended = new AbortController();
	body.once('close', () => ended.abort());
	// Perhaps nobody listens for the error any more.
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
