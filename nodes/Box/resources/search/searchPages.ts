import type { BoxClient } from '../../client/boxClient';
import { isObject, numberAt, textAt } from '../../client/json';
import type { BoxItem, JsonObject, Query } from '../../client/types';

/** The largest page of a search. */
const PAGE_SIZE = 200;

/** When an item was created: milliseconds since 1970, without bound if left out. */
export interface Range {
	from?: number;
	to?: number;
}

/** What is known of the results in a range before they are read. */
export interface Sample extends Range {
	/** How many there are, as Box counts them. */
	total: number;
	/** When some of them were created. */
	created: number[];
}

/** What is searched for. */
export interface Search {
	query: Query;
	/** Whether Box is asked for what was come to by a link: its results have another form then. */
	includeRecentSharedLinks?: boolean;
}

/** The pages of one search, as a whole or for a range. */
export class SearchPages {
	/** The range that the search itself asks for. */
	readonly whole: Range;
	/** How many results the search has, if Box told when it let not all be read. */
	total?: number;
	private unread = false;

	constructor(
		private readonly box: BoxClient,
		private readonly search: Search,
	) {
		this.whole = rangeOf(search.query.created_at_range);
	}

	/** The results in a range, as far as Box lets them be read. */
	async *read(range: Range, limit?: number): AsyncGenerator<BoxItem> {
		const onTruncated = (total?: number) => {
			this.unread = true;
			this.total ??= total;
		};
		const options = { limit, pageSize: PAGE_SIZE, onTruncated };
		for await (const result of this.box.byOffset<JsonObject>(this.request(range), options)) {
			const item = itemOf(result);
			if (item) yield item;
		}
	}

	/** Whether something could not be read since the last time this was asked. */
	takeUnread(): boolean {
		const { unread } = this;
		this.unread = false;
		return unread;
	}

	/** Looks at a range without reading all of it. */
	async sample(range: Range): Promise<Sample> {
		const looked = { fields: ['created_at'], limit: PAGE_SIZE };
		const page = await this.box.request(this.request(range, looked));
		const entries = Array.isArray(page.entries) ? page.entries.filter(isObject) : [];
		return {
			...range,
			total: numberAt(page.total_count) ?? 0,
			created: entries
				.map((result) => Date.parse(textAt(itemOf(result)?.created_at) ?? ''))
				.filter((time) => !Number.isNaN(time)),
		};
	}

	private request(range: Range, more: Query = {}) {
		const { query, includeRecentSharedLinks } = this.search;
		const expects = includeRecentSharedLinks ? ('list' as const) : ('items' as const);
		const asked = { ...query, ...created(range), ...more };
		return { method: 'GET' as const, path: ['search'], query: asked, expects };
	}
}

/**
 * The item that a result is, or that it is about: a result of a search with shared links has it
 * beside the link.
 *
 * https://developer.box.com/reference/resources/search-result-with-shared-link/
 */
function itemOf(result: JsonObject): BoxItem | undefined {
	if (result.type !== 'search_result') return result as BoxItem;
	const { item, accessible_via_shared_link: link = null } = result;
	return isObject(item) ? { ...(item as BoxItem), accessible_via_shared_link: link } : undefined;
}

/** The range that a query has for when items were created. */
function rangeOf(bounds: Query[string]): Range {
	const [from, to] = String(bounds ?? '')
		.split(',')
		.map((bound) => Date.parse(bound));
	return { from: toBound(from), to: toBound(to) };
}

function toBound(time = NaN): number | undefined {
	return Number.isNaN(time) ? undefined : time;
}

function created({ from, to }: Range): Query {
	if (from === undefined && to === undefined) return {};
	return { created_at_range: [toTime(from), toTime(to)] };
}

/** RFC 3339, with fractions of a second only if they count. */
function toTime(time: number | undefined): string {
	return time === undefined ? '' : new Date(time).toISOString().replace(/(\.000)?Z$/, '+00:00');
}
