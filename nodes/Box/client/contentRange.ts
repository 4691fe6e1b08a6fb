/** A stretch of a file; to its end without `end`. Both are positions of bytes and included. */
export interface ByteRange {
	start: number;
	end?: number;
}

/** The bytes that an answer with status 206 brings. */
export interface Part {
	/** In bytes. */
	length: number;
	/** In bytes, of the whole file. */
	total: number;
}

const CONTENT_RANGE = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/i;

/**
 * The part that a Content-Range header announces, where it is the very one that was asked for: from
 * the same byte on, up to the byte asked for or to the file's last one.
 * https://www.rfc-editor.org/rfc/rfc9110#section-14.4
 */
export function announcedPart(header: string | undefined, asked: ByteRange): Part | undefined {
	const [, start, end, total] = (CONTENT_RANGE.exec(header?.trim() ?? '') ?? []).map(Number);
	if (start === undefined || end === undefined || total === undefined) return undefined;
	const last = Math.min(asked.end ?? Infinity, total - 1);
	if (start !== asked.start || end !== last || end < start) return undefined;
	return { length: end - start + 1, total };
}
