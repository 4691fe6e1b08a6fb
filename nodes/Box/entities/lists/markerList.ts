import type { BoxClient } from '../../client/boxClient';
import { markerOf } from '../../client/calls/paging';
import type { EntityList, ListQuery } from '../../framework/references/entity';
import { entriesOf } from './folderPage';
import { matching, type BoxEntry } from './named';
import { firstWithResults } from './pages';

interface MarkerList {
	path: readonly string[];
	/** The version of Box's API that it belongs to, if it has one of its own. */
	version?: string;
	/** The largest page that Box gives without. */
	pageSize?: number;
	/** What Box's list leaves out of an entry, and its label needs. */
	complete?: (box: BoxClient, entry: BoxEntry) => Promise<BoxEntry>;
	/** What the list shows of an entry. */
	label: (entry: BoxEntry) => string;
	hint: string;
}

const MAX_PAGE = 1000;

/** A list that Box pages by marker and does not filter. */
export function markerList(list: MarkerList): EntityList {
	const { path, version, pageSize = MAX_PAGE, complete, label, hint } = list;
	const page = async (box: BoxClient, { filter, token: marker }: ListQuery) => {
		const answer = await box.request({
			method: 'GET',
			path,
			expects: 'items',
			query: { limit: pageSize, marker },
			version,
		});
		const entries = entriesOf(answer);
		const whole = complete
			? await Promise.all(entries.map(async (entry) => await complete(box, entry)))
			: entries;
		return { results: matching(whole, label, filter), paginationToken: markerOf(answer) };
	};
	return {
		page: async (box, query) =>
			await firstWithResults(async (token) => await page(box, { ...query, token }), query.token),
		hint,
	};
}
