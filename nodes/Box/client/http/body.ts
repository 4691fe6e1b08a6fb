import type { Readable } from 'node:stream';
import { setImmediate as loopTurn } from 'node:timers/promises';

/** More than any error of Box needs; a web page of a gateway may be longer. */
const MAX_ERROR_BYTES = 256 * 1024;

/** A body's chunks. Nothing in here decodes a body, so that they are bytes. */
export function bytes(body: Readable): AsyncIterable<Uint8Array> {
	return body;
}

/** What an answer may take that is read as a whole. */
export interface AnswerLimits {
	/** Milliseconds from its first byte to its last. */
	time?: number;
	bytes?: number;
}

/** Some hundred times what Box's longest answers take. */
const LONGEST_ANSWER = { time: 5 * 60_000, bytes: 256 * 1024 * 1024 };

/**
 * Reads a body to its end, after which its connection can serve the next call. This goes by the
 * machine's own time, as bytes do: one that comes by drips must not hold a call for ever.
 */
export async function readText(body: Readable, limits: AnswerLimits = {}): Promise<string> {
	const { time, bytes: most } = { ...LONGEST_ANSWER, ...limits };
	const late = setTimeout(() => body.destroy(endless('ETIMEDOUT')), time);
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of bytes(body)) {
			chunks.push(Buffer.from(chunk));
			size += chunk.length;
			if (size > most) throw endless('ERR_ENDLESS_ANSWER');
		}
	} finally {
		clearTimeout(late);
	}
	await released();
	return Buffer.concat(chunks).toString('utf8');
}

function endless(code: string): Error {
	return Object.assign(new Error('the answer does not end'), { code });
}

/**
 * Reads the start of a body that only explains an error. A body that breaks off explains as
 * much as it can: the status matters more.
 */
export async function readErrorText(body: Readable, limits: AnswerLimits = {}): Promise<string> {
	const { time } = { ...LONGEST_ANSWER, ...limits };
	const late = setTimeout(() => body.destroy(), time);
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
	} finally {
		clearTimeout(late);
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
