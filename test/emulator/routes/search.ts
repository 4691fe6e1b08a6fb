import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findItems, readSearch } from '../actions/search';
import { BoxProblem } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { fieldsOf, flagOf, limitOf, offsetOf, queryOf } from '../server/input';
import { itemShape } from '../shapes/item';
import type { Item } from '../state/model';

/** https://developer.box.com/reference/get-search/; unlike Box's, this index is never behind. */
export function searchRoutes(app: FastifyInstance, context: Context): void {
	app.get('/search', async (request) => {
		const call = callOf(context, request);
		const query = queryOf(request);
		if (!query.query && !query.mdfilters) {
			throw new BoxProblem(400, 'missing_parameter', "Either 'query' or 'mdfilters' is required");
		}
		const page = { offset: offsetOf(request), limit: limitOf(request, 200, 30) };
		const sorted = inOrder(findItems(call, readSearch(call, query)), request);
		const fields = fieldsOf(request);
		const shown = sorted.slice(page.offset, page.offset + page.limit).map((item) => {
			const { item_collection: _, ...shape } = itemShape(item, shapeContext(call), fields);
			return shape;
		});
		return answer(shown, sorted.length, page, flagOf(request, 'include_recent_shared_links'));
	});
}

function inOrder(items: Item[], request: FastifyRequest): Item[] {
	const { sort, direction } = queryOf(request);
	if (sort !== 'modified_at') return items;
	const sign = direction === 'ASC' ? 1 : -1;
	return [...items].sort((one, other) => sign * (one.modifiedAt - other.modifiedAt));
}

function answer(
	entries: unknown[],
	total: number,
	page: { offset: number; limit: number },
	wrapped: boolean,
) {
	const wrap = (item: unknown) => ({ type: 'search_result', item, accessible_via_shared_link: '' });
	return {
		type: wrapped ? 'search_results_with_shared_links' : 'search_results_items',
		total_count: total,
		...page,
		entries: wrapped ? entries.map(wrap) : entries,
	};
}
