import type { HttpAnswer } from '../http/http';

/** A stretch of a file; to its end without `end`. Both are positions of bytes and included. */
export interface ByteRange {
	start: number;
	end?: number;
}

/** What an answer says that it brings, in bytes. Only one with a whole file may leave it open. */
export interface Announced {
	length?: number;
	/** Of the whole file. */
	total?: number;
}

type Answer = Pick<HttpAnswer, 'status' | 'header'>;

/**
 * What an answer brings, if it is the very thing that was asked for: the whole file or, with a
 * range, exactly those bytes, up to the one asked for or to the file's last one. Otherwise why it
 * is not, in words that follow "The answer".
 */
export function announced(answer: Answer, asked?: ByteRange): Announced | string {
	if (isEncoded(answer)) return 'is encoded, although it should not be';
	return asked ? partOf(answer, asked) : wholeOf(answer);
}

function isEncoded(answer: Answer): boolean {
	const encoding = answer.header('content-encoding')?.trim().toLowerCase() ?? '';
	return encoding !== '' && encoding !== 'identity';
}

function wholeOf(answer: Answer): Announced | string {
	if (answer.status !== 200) return 'does not bring the whole file that was asked for';
	const length = lengthOf(answer);
	return { length, total: length };
}

function partOf(answer: Answer, asked: ByteRange): Announced | string {
	if (answer.status === 200) return 'is the whole file instead of the bytes asked for';
	if (answer.status !== 206) return 'does not bring the bytes asked for';
	const { start, end, total } = contentRange(answer);
	const length = end - start + 1;
	const isAsked = start === asked.start && end === Math.min(asked.end ?? Infinity, total - 1);
	// Fewer bytes than announced are a cut, after which the rest is asked for.
	const fits = isAsked && length > 0 && (lengthOf(answer) ?? 0) <= length;
	return fits ? { length, total } : 'brings other bytes than those asked for';
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-14.4; NaN where the header is no such range. */
function contentRange(answer: Answer): Required<ByteRange> & { total: number } {
	const header = answer.header('content-range')?.trim() ?? '';
	const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/i.exec(header) ?? [];
	return { start: Number(start), end: Number(end), total: Number(total) };
}

function lengthOf(answer: Answer): number | undefined {
	const length = answer.header('content-length');
	return length === undefined ? undefined : Number(length);
}
