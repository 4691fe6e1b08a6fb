import { isList, isObject, numberAt, textAt } from './json';
import type { BoxRequest, Json, JsonObject } from './types';

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

type Send = (request: BoxRequest) => Promise<JsonObject>;

/** Where an endpoint takes its paging from: the query, or the body for metadata queries. */
function withPaging(request: BoxRequest, paging: Record<string, string | number>): BoxRequest {
	if (isObject(request.body)) return { ...request, body: { ...request.body, ...paging } };
	return { ...request, query: { ...request.query, ...paging } };
}

function entriesOf(page: JsonObject): Json[] {
	return isList(page.entries) ? page.entries : [];
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
	let marker: string | undefined;
	let left = limit;
	while (left > 0) {
		const paging = { limit: Math.min(left, pageSize), ...(marker && { marker }) };
		const page = await send({ repeatable: true, ...withPaging(request, paging) });
		for (const entry of entriesOf(page)) {
			yield entry;
			left -= 1;
			if (left <= 0) return;
		}
		marker = markerOf(page);
		// A marker that comes again would lead in a circle.
		if (marker === undefined || used.has(marker)) return;
		used.add(marker);
	}
}

function markerOf(page: JsonObject): string | undefined {
	const { next_marker: marker } = page;
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
	{ limit = Infinity, pageSize = MAX_PAGE_SIZE }: PageOptions = {},
): AsyncGenerator<Json> {
	const size = Math.min(limit, pageSize);
	let left = limit;
	let offset = 0;
	let previous: string | undefined;
	while (left > 0) {
		const page = await readable(send, withPaging(request, { limit: size, offset }), offset);
		const entries = entriesOf(page);
		const shown = JSON.stringify([entries.length, entries[0], entries.at(-1)]);
		// The same page again: an endpoint that does not know offsets.
		if (entries.length > 0 && shown === previous) return;
		previous = shown;
		for (const entry of entries) {
			yield entry;
			left -= 1;
			if (left <= 0) return;
		}
		const step = pageStep(page, entries.length);
		offset += step;
		const total = numberAt(page.total_count);
		const isEnd = total === undefined ? entries.length === 0 : offset >= total;
		if (step === 0 || isEnd) return;
	}
}

/** How many positions a page stands for: the limit Box applied, which may be less than was asked. */
function pageStep(page: JsonObject, length: number): number {
	const applied = numberAt(page.limit);
	return applied !== undefined && applied >= 1 ? Math.floor(applied) : length;
}

/** A page, or nothing where Box cannot read that far. */
async function readable(send: Send, request: BoxRequest, offset: number): Promise<JsonObject> {
	return await send({ repeatable: true, ...request }).catch((error: unknown) => {
		if (offset > MAX_OFFSET && isObject(error) && error.status === 400) return { entries: [] };
		throw error;
	});
}
