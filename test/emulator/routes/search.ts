import type { FastifyInstance } from 'fastify';

import { findItems } from '../actions/search';
import type { Search } from '../actions/searchQuery';
import { readSearch } from '../actions/searchQuery';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { fieldsOf, limitOf, offsetOf } from '../server/input';
import { itemShape } from '../shapes/item';
import type { Call } from '../state/box';
import type { Item } from '../state/model';

/** https://developer.box.com/reference/get-search/; unlike Box's, this index is never behind. */
export function searchRoutes(app: FastifyInstance, context: Context): void {
	app.get('/search', async (request) => {
		const call = callOf(context, request);
		const search = readSearch(request);
		const page = { offset: offsetOf(request), limit: limitOf(request, 200, 30) };
		const found = inOrder(findItems(call, search), search);
		const fields = fieldsOf(request);
		const shown = found.slice(page.offset, page.offset + page.limit).map((item) => {
			const { item_collection: _, ...shape } = itemShape(item, shapeContext(call), fields);
			return shape;
		});
		const isWrapped = search.include_recent_shared_links;
		return {
			type: isWrapped ? 'search_results_with_shared_links' : 'search_results_items',
			total_count: found.length,
			...page,
			entries: isWrapped ? shown.map((item) => wrapped(call, item)) : shown,
		};
	});
}

/** By relevance, which is the same for all here, no direction is known. */
function inOrder(items: Item[], { sort, direction }: Search): Item[] {
	if (sort !== 'modified_at') return items;
	const sign = direction === 'ASC' ? 1 : -1;
	return [...items].sort((one, other) => sign * (one.modifiedAt - other.modifiedAt));
}

/** A result with the link that led the caller to it, if he has used one. */
function wrapped({ box, viewer }: Call, item: Record<string, unknown>) {
	const link = box.world.linksUsedBy(viewer.user.id).get(String(item.id));
	return { type: 'search_result', item, accessible_via_shared_link: link ?? null };
}
