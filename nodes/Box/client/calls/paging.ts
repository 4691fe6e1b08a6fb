import { BoxError } from '../error';
import { isList, isObject, numberAt, textAt } from '../json';
import type { BoxRequest, Json, JsonObject } from '../types';
import { encodePath } from '../http/url';

/** Box's largest page: https://developer.box.com/guides/api-calls/pagination/ */
export const MAX_PAGE_SIZE = 1000;
/** Box refuses offsets above this with a 400: what lies behind cannot be read by offset. */
export const MAX_OFFSET = 9999;

export interface PageOptions {
	/** Stop after so many items. Unlimited without. */
	limit?: number;
	/** Items per page; an endpoint with a smaller maximum than 1000 needs it. */
	pageSize?: number;
}

export interface OffsetOptions extends PageOptions {
	/**
	 * Called at the end if there is more that Box does not let be read by offset, with how many
	 * items there are, as far as Box says it. Without, that is an error.
	 */
	onTruncated?: (total: number | undefined) => void;
}

type Send = (request: BoxRequest) => Promise<JsonObject>;

/** Where an endpoint takes its paging from: the query, or the body for metadata queries. */
function withPaging(request: BoxRequest, paging: Record<string, string | number>): BoxRequest {
	if (isObject(request.body)) return { ...request, body: { ...request.body, ...paging } };
	return { ...request, query: { ...request.query, ...paging } };
}

/** What Box lists; a null stands for nothing. */
function entriesOf(page: JsonObject): Json[] {
	return isList(page.entries) ? page.entries.filter((entry) => entry !== null) : [];
}

/** Empty pages in a row that can still be pages of what the user may not see. */
const MOST_EMPTY = 1000;

/**
 * Tells whether a page is the one before it, by what is first and last on it. Empty pages are all
 * alike: only a long row of them counts.
 */
function pageMemory(): (entries: Json[]) => boolean {
	let previous: string | undefined;
	let repeated = 0;
	return (entries) => {
		const shown = JSON.stringify([entries.length, entries[0], entries.at(-1)]);
		repeated = shown === previous ? repeated + 1 : 0;
		previous = shown;
		return repeated >= (entries.length > 0 ? 1 : MOST_EMPTY);
	};
}

/** Something between n8n and Box answers the same page for each: what follows cannot be read. */
function repeats({ method, path }: BoxRequest): BoxError {
	return new BoxError({
		status: 200,
		code: 'invalid_answer',
		message: 'A page of the list came again, so the list cannot be read to its end',
		method,
		path: encodePath(path),
	});
}

/**
 * Items of a list that is paged by `next_marker`. Endpoints that know both kinds of paging need
 * `usemarker: true` in the query: https://developer.box.com/guides/api-calls/pagination/marker-based/
 */
export async function* byMarker(
	send: Send,
	request: BoxRequest,
	{ limit = Infinity, pageSize = MAX_PAGE_SIZE }: PageOptions = {},
): AsyncGenerator<Json> {
	const used = new Set<string>();
	const cameAgain = pageMemory();
	let marker: string | undefined;
	let left = limit;
	while (left > 0) {
		const paging = { limit: Math.min(left, pageSize), ...(marker && { marker }) };
		const page = await send({ repeatable: true, ...withPaging(request, paging) });
		const entries = entriesOf(page);
		if (cameAgain(entries)) throw repeats(request);
		for (const entry of entries) {
			yield entry;
			left -= 1;
			if (left <= 0) return;
		}
		marker = markerOf(page);
		if (marker === undefined) return;
		// A marker that comes again would lead in a circle.
		if (used.has(marker)) throw repeats(request);
		used.add(marker);
	}
}

/** Where the page after this one begins; `undefined` at the end. */
export function markerOf({ next_marker: marker }: JsonObject): string | undefined {
	return typeof marker === 'number' ? String(marker) : textAt(marker);
}

/**
 * Items of a list that is paged by `offset`: https://developer.box.com/guides/api-calls/pagination/offset-based/
 *
 * A page may hold fewer items than it stands for, even none, as Box leaves out what the user may
 * not see: the total says where the end is.
 */
export async function* byOffset(
	send: Send,
	request: BoxRequest,
	{ limit = Infinity, pageSize = MAX_PAGE_SIZE, onTruncated }: OffsetOptions = {},
): AsyncGenerator<Json> {
	const size = Math.min(limit, pageSize);
	let left = limit;
	let offset = 0;
	let seen = 0;
	let total: number | undefined;
	const cameAgain = pageMemory();
	while (left > 0) {
		const asked = withPaging(request, { limit: size, offset });
		const page = await send({ repeatable: true, ...asked }).catch((error: unknown) => {
			if (onTruncated && isTooFar(error, offset)) return undefined;
			throw error;
		});
		if (!page) return onTruncated?.(total);
		const entries = entriesOf(page);
		const said = numberAt(page.total_count);
		if (cameAgain(entries)) {
			// An endpoint that knows no offsets gives all there is each time.
			if (total === undefined && entries.length < (numberAt(page.limit) ?? size)) return;
			throw repeats(request);
		}
		seen += entries.length;
		// Less than has come already is no total.
		total = said !== undefined && said >= seen ? said : undefined;
		for (const entry of entries) {
			yield entry;
			left -= 1;
			if (left <= 0) return;
		}
		offset += pageStep(page, entries.length) || size;
		if (total === undefined ? entries.length === 0 : offset >= total) return;
	}
}

/** How many positions a page stands for: the limit Box applied, which may be less than was asked. */
function pageStep(page: JsonObject, length: number): number {
	const applied = numberAt(page.limit);
	return applied !== undefined && applied >= 1 ? Math.floor(applied) : length;
}

/** Whether Box refuses an offset because it is too far. */
function isTooFar(error: unknown, offset: number): boolean {
	return offset > MAX_OFFSET && error instanceof BoxError && error.status === 400;
}
