import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** More than any error of Box needs; a web page of a gateway may be longer. */
const MAX_ERROR_BYTES = 256 * 1024;

/** The limits of an answer that is read as a whole. */
export interface AnswerLimits {
	/** Milliseconds from its first byte to its last. */
	time?: number;
	bytes?: number;
}

/** Some hundred times what Box's longest answers need. */
const LONGEST_ANSWER = { time: 5 * 60_000, bytes: 256 * 1024 * 1024 };

/** Reads a body to its end, after which its connection can serve the next call. */
export async function readText(body: Readable, limits: AnswerLimits = {}): Promise<string> {
	const { time, bytes: most } = { ...LONGEST_ANSWER, ...limits };
	const chunks: Uint8Array[] = [];
	if (!(await collect(body, chunks, time, most))) throw endless('ERR_ENDLESS_ANSWER');
	await released();
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads the start of a body that only explains an error. If it breaks off, what has come so far is
 * enough, as the status matters more.
 */
export async function readErrorText(body: Readable, limits: AnswerLimits = {}): Promise<string> {
	const { time } = { ...LONGEST_ANSWER, ...limits };
	const chunks: Uint8Array[] = [];
	await collect(body, chunks, time, MAX_ERROR_BYTES).then(released, () => {});
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * Collects a body's chunks. The time is real time, as for the bytes: a body that comes drop by drop
 * must not keep a call for ever.
 *
 * @returns whether the body came to its end within `most` bytes
 * @throws the body's error, or `ETIMEDOUT`
 */
async function collect(
	body: Readable,
	chunks: Uint8Array[],
	time: number,
	most: number,
): Promise<boolean> {
	const timer = setTimeout(() => body.destroy(endless('ETIMEDOUT')), time);
	let size = 0;
	try {
		for await (const chunk of body as AsyncIterable<Uint8Array>) {
			chunks.push(chunk);
			size += chunk.length;
			if (size > most) return false;
		}
		return true;
	} finally {
		clearTimeout(timer);
	}
}

function endless(code: string): Error {
	return Object.assign(new Error('the answer does not end'), { code });
}

/**
 * undici reuses a connection one turn of the event loop after the end of an answer. Without this
 * wait, the next call of a sequence would come too early and open another connection.
 */
async function released(): Promise<void> {
	await nextTurn();
}

/** Ends a body whose rest nobody wants, and its connection with it. */
export function discard(body: Readable): void {
	body.on('error', () => {});
	body.destroy();
}
