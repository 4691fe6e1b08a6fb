import { BoxError, type BoxErrorFacts } from '../../client/error';
import { numberAt, textAt } from '../../client/json';
import type { Json } from '../../client/types';

/** What arrived of a file. */
export interface Received {
	/** In bytes. */
	size: number;
	/** In hex. */
	sha1: string;
	/** The first bytes, as characters of Latin-1. */
	head: string;
	/** The last bytes, in the same way. */
	tail: string;
	/** In bytes, of the whole file, if the answer said it. More than `size` for a range. */
	total?: number;
}

/** What Box says of a file's bytes. */
export interface Original {
	/** In hex. */
	sha1?: Json;
	/** In bytes. */
	size?: Json;
}

/** Where to learn what Box says of a file's bytes. */
export interface Originals<T extends Original> {
	fileId: string;
	/** What is known already. */
	known: T;
	/** Asks Box: the file may have been changed meanwhile. */
	ask: () => Promise<T>;
}

/**
 * What Box says of the very bytes that arrived: all of them are compared by SHA-1, of a range the
 * size of its file. Box is asked if what is known does not fit.
 *
 * @throws BoxError if the bytes are not the file's
 */
export async function originalOf<T extends Original>(
	received: Received,
	{ fileId, known, ask }: Originals<T>,
): Promise<T> {
	if (fits(received, known)) return known;
	const current = await ask();
	if (fits(received, current)) return current;
	throw wrongBytes(received, current, fileId);
}

function isRange({ size, total }: Received): boolean {
	return total !== undefined && total > size;
}

function fits(received: Received, { sha1, size }: Original): boolean {
	if (isRange(received)) return received.total === numberAt(size);
	return received.sha1 === textAt(sha1)?.toLowerCase();
}

function wrongBytes(received: Received, file: Original, fileId: string): BoxError {
	const facts = { status: 200, method: 'GET', path: `/files/${fileId}/content` };
	return new BoxError({ ...facts, ...faultOf(received, file) });
}

/** A message in the place of a file is told from a file that was damaged on the way. */
function faultOf(
	received: Received,
	{ sha1, ...file }: Original,
): Pick<BoxErrorFacts, 'code' | 'message'> {
	const { head, total = received.size } = received;
	const size = numberAt(file.size);
	if (!isRange(received) && textAt(sha1) === undefined) {
		return {
			code: 'invalid_answer',
			message: 'Box gave no SHA-1 of the file, so the download could not be checked',
		};
	}
	const isMessage = received.size === 0 || /^\s*[<{[]/.test(head);
	if (total !== size && (isRange(received) || isMessage)) {
		return {
			code: 'invalid_answer',
			message: `The answer is of ${total} bytes, and the file of ${size ?? 'an unknown number'}`,
		};
	}
	return {
		code: 'bad_digest',
		message: 'The SHA-1 of the download differs from the one that Box has of the file',
	};
}
