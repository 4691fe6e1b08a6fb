import type { BoxClient } from '../../client/boxClient';
import { markerOf } from '../../client/calls/paging';
import type { EntityList, ListQuery } from '../../framework/references/entity';
import { entriesOf } from './folderPage';
import { matching, type BoxEntry } from './named';
import { firstWithResults } from './pages';

interface MarkerList {
	path: readonly string[];
	/** What the list shows of an entry. */
	label: (entry: BoxEntry) => string;
	hint: string;
}

/** A list that Box pages by marker and does not filter. */
export function markerList({ path, label, hint }: MarkerList): EntityList {
	const page = async (box: BoxClient, { filter, token: marker }: ListQuery) => {
		const answer = await box.request({
			method: 'GET',
			path,
			expects: 'items',
			query: { limit: 1000, marker },
		});
		const results = matching(entriesOf(answer), label, filter);
		return { results, paginationToken: markerOf(answer) };
	};
	return {
		page: async (box, query) =>
			await firstWithResults(async (token) => await page(box, { ...query, token }), query.token),
		hint,
	};
}
