import type { HttpAnswer } from '../http/exchange';

/** A part of a file, to its end if `end` is missing. Both are positions of bytes and included. */
export interface ByteRange {
	start: number;
	end?: number;
}

/** The bytes that an answer says it has. Only an answer with a whole file may leave it open. */
export interface Announced {
	length?: number;
	/** Of the whole file. */
	total?: number;
}

type Answer = Pick<HttpAnswer, 'status' | 'header'>;

/**
 * The bytes that an answer has, if they are exactly the requested ones: the whole file, or the range
 * up to its end or the file's last byte. Otherwise why they are not, in words that follow "The
 * answer".
 */
export function announced(answer: Answer, asked?: ByteRange): Announced | string {
	if (isEncoded(answer)) return 'is encoded, although it should not be';
	return asked ? partOf(answer, asked) : wholeOf(answer);
}

/** Whether the bytes that come are not those of the file. In pieces (chunked) they are. */
function isEncoded(answer: Answer): boolean {
	const content = codingsOf(answer, 'content-encoding');
	const transfer = codingsOf(answer, 'transfer-encoding').filter((coding) => coding !== 'chunked');
	return [...content, ...transfer].some((coding) => coding !== 'identity');
}

function codingsOf(answer: Answer, header: string): string[] {
	const codings = answer.header(header)?.toLowerCase().split(',') ?? [];
	return codings.map((coding) => coding.trim()).filter(Boolean);
}

function wholeOf(answer: Answer): Announced | string {
	if (answer.status !== 200) return 'does not have the whole file, which was requested';
	const length = lengthOf(answer);
	return { length, total: length };
}

function partOf(answer: Answer, asked: ByteRange): Announced | string {
	if (answer.status === 200) return 'has the whole file instead of the requested bytes';
	if (answer.status !== 206) return 'does not have the requested bytes';
	const { start, end, total } = contentRange(answer);
	const length = end - start + 1;
	const isAsked = start === asked.start && end === Math.min(asked.end ?? Infinity, total - 1);
	// Fewer bytes than announced are a cut, after which the download asks for the rest.
	const fits = isAsked && length > 0 && (lengthOf(answer) ?? 0) <= length;
	return fits ? { length, total } : 'has other bytes than the requested ones';
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-14.4; NaN if the header is not such a range. */
function contentRange(answer: Answer): Required<ByteRange> & { total: number } {
	const header = answer.header('content-range')?.trim() ?? '';
	const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/i.exec(header) ?? [];
	return { start: Number(start), end: Number(end), total: Number(total) };
}

function lengthOf(answer: Answer): number | undefined {
	const length = answer.header('content-length');
	return length === undefined ? undefined : Number(length);
}
