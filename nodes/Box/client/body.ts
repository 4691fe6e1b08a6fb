import type { Readable } from 'node:stream';
import { setImmediate as loopTurn } from 'node:timers/promises';

/** More than any error of Box needs; a web page of a gateway may be longer. */
const MAX_ERROR_BYTES = 256 * 1024;

/** A body's chunks. Nothing in here decodes a body, so that they are bytes. */
export function bytes(body: Readable): AsyncIterable<Uint8Array> {
	return body;
}

/** Reads a body to its end, after which its connection can serve the next call. */
export async function readText(body: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of bytes(body)) chunks.push(Buffer.from(chunk));
	await released();
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads the start of a body that only explains an error. A body that breaks off explains as
 * much as it can: the status matters more.
 */
export async function readErrorText(body: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of bytes(body)) {
			chunks.push(Buffer.from(chunk));
			size += chunk.length;
			if (size >= MAX_ERROR_BYTES) break;
		}
		await released();
	} catch {
		// What was read so far has to do.
	}
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * undici hands a connection out again one turn of the event loop after the end of an answer. The
 * next call of a sequence would come before that, and open another connection.
 */
async function released(): Promise<void> {
	await loopTurn();
}

/** Ends a body whose rest nobody wants, and its connection with it. */
export function discard(body: Readable): void {
	body.on('error', () => {});
	body.destroy();
}
