import type { BoxClient } from '../../client/boxClient';
import { isObject, numberAt, textAt } from '../../client/json';
import type { BoxItem, Query } from '../../client/types';

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

/** The pages of one search, as a whole or for a range. */
export class SearchPages {
	/** How many results the search has, if Box told when it let not all be read. */
	total?: number;
	private unread = false;

	constructor(
		private readonly box: BoxClient,
		private readonly query: Query,
	) {}

	/** The results in a range, as far as Box lets them be read. */
	read(range: Range, limit?: number): AsyncGenerator<BoxItem> {
		const onTruncated = (total?: number) => {
			this.unread = true;
			this.total ??= total;
		};
		return this.box.byOffset<BoxItem>(this.request({ ...this.query, ...created(range) }), {
			limit,
			pageSize: PAGE_SIZE,
			onTruncated,
		});
	}

	/** Whether something could not be read since the last time this was asked. */
	takeUnread(): boolean {
		const { unread } = this;
		this.unread = false;
		return unread;
	}

	/** Looks at a range without reading all of it. */
	async sample(range: Range): Promise<Sample> {
		const fields = ['created_at'];
		const query = { ...this.query, ...created(range), fields, limit: PAGE_SIZE };
		const page = await this.box.request(this.request(query));
		const entries = Array.isArray(page.entries) ? page.entries.filter(isObject) : [];
		return {
			...range,
			total: numberAt(page.total_count) ?? 0,
			created: entries
				.map((item) => Date.parse(textAt(item.created_at) ?? ''))
				.filter((time) => !Number.isNaN(time)),
		};
	}

	private request(query: Query) {
		return { method: 'GET' as const, path: ['search'], query, expects: 'items' as const };
	}
}

function created({ from, to }: Range): Query {
	if (from === undefined && to === undefined) return {};
	return { created_at_range: [toTime(from), toTime(to)] };
}

/** RFC 3339, with fractions of a second only if they count. */
function toTime(time: number | undefined): string {
	return time === undefined ? '' : new Date(time).toISOString().replace(/(\.000)?Z$/, '+00:00');
}
