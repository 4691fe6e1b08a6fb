import { BoxError } from '../error';
import { isList, isObject, numberAt, textAt } from '../json';
import type { BoxRequest, Json, JsonObject } from '../types';
import { pageMemory, repeatedPage } from './repeatedPage';

/** Box's largest page: https://developer.box.com/guides/api-calls/pagination/ */
export const MAX_PAGE_SIZE = 1000;
/** Box refuses offsets above this with a 400: later items cannot be read by offset. */
export const MAX_OFFSET = 9999;

export interface PageOptions {
	/** Stop after so many items; unlimited by default. */
	limit?: number;
	/** Items per page; needed for an endpoint whose maximum is below 1000. */
	pageSize?: number;
}

export interface OffsetOptions extends PageOptions {
	/**
	 * Called at the end if Box has more items than can be read by offset, with their total number if
	 * Box says it. Without this callback, that is an error.
	 */
	onTruncated?: (total: number | undefined) => void;
}

/** Sends a request and gives what Box answers. */
export type Send = (request: BoxRequest) => Promise<JsonObject>;

/** Adds the paging to the query, or to the body of a request that has one, such as a metadata query. */
export function withPaging(
	request: BoxRequest,
	paging: Record<string, string | number>,
): BoxRequest {
	if (isObject(request.body)) return { ...request, body: { ...request.body, ...paging } };
	return { ...request, query: { ...request.query, ...paging } };
}

/** What a page lists; nulls are left out. */
export function entriesOf(page: JsonObject): Json[] {
	return isList(page.entries) ? page.entries.filter((entry) => entry !== null) : [];
}

/** A page of a list. */
export interface Page {
	entries: Json[];
	isLast: boolean;
}

/**
 * Pages of a list that is paged by `next_marker`. An endpoint with both kinds of paging needs
 * `usemarker: true` in the query: https://developer.box.com/guides/api-calls/pagination/marker-based/
 */
export async function* markerPages(
	send: Send,
	request: BoxRequest,
	{ limit = Infinity, pageSize = MAX_PAGE_SIZE }: PageOptions = {},
): AsyncGenerator<Page> {
	const used = new Set<string>();
	const cameAgain = pageMemory();
	let marker: string | undefined;
	let left = limit;
	while (left > 0) {
		const paging = { limit: Math.min(left, pageSize), ...(marker && { marker }) };
		const page = await send({ repeatable: true, ...withPaging(request, paging) });
		const entries = entriesOf(page);
		if (cameAgain(entries)) throw repeatedPage(request);
		marker = markerOf(page);
		left -= entries.length;
		const isLast = marker === undefined || left <= 0;
		yield { entries: left < 0 ? entries.slice(0, left) : entries, isLast };
		if (isLast || marker === undefined) return;
		// A marker that comes again would lead around in a circle.
		if (used.has(marker)) throw repeatedPage(request);
		used.add(marker);
	}
}

/** Items of a list that is paged by `next_marker`, page by page as they are taken. */
export async function* byMarker(
	send: Send,
	request: BoxRequest,
	options?: PageOptions,
): AsyncGenerator<Json> {
	for await (const { entries } of markerPages(send, request, options)) yield* entries;
}

/** The marker of the next page; `undefined` at the end. */
export function markerOf({ next_marker: marker }: JsonObject): string | undefined {
	return typeof marker === 'number' ? String(marker) : textAt(marker);
}

/**
 * Items of a list that is paged by `offset`: https://developer.box.com/guides/api-calls/pagination/offset-based/
 *
 * A page may have fewer items than its limit, even none, as Box leaves out what the user may not
 * see. The total says where the list ends.
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
			// An endpoint without offsets returns the whole list each time.
			if (total === undefined && entries.length < (numberAt(page.limit) ?? size)) return;
			throw repeatedPage(request);
		}
		seen += entries.length;
		// A total below what has come already is wrong.
		total = said !== undefined && said >= seen ? said : undefined;
		for (const entry of entries) {
			yield entry;
			left -= 1;
			if (left <= 0) return;
		}
		offset += pageStep(page, entries.length, size) || size;
		if (total === undefined ? entries.length === 0 : offset >= total) return;
	}
}

/**
 * How many positions a page covers: the limit that Box applied, which may be below the requested one.
 * A full page covers what it has, whatever it says.
 */
function pageStep(page: JsonObject, length: number, size: number): number {
	const applied = numberAt(page.limit);
	return length < size && applied !== undefined && applied >= 1 ? Math.floor(applied) : length;
}

/** Whether Box refuses an offset because it is too large. */
function isTooFar(error: unknown, offset: number): boolean {
	return offset > MAX_OFFSET && error instanceof BoxError && error.status === 400;
}
