import type { BoxClient } from '../../client/boxClient';
import { markerOf } from '../../client/calls/paging';
import type { ItemType } from '../../client/types';
import type { EntityList, ListQuery } from '../../framework/references/entity';
import { entriesOf, FIELDS, matching, toResult } from './folderPage';
import { firstWithResults } from './pages';

/** The items of a type in the trash, to choose from. */
export function trashed(type: ItemType): EntityList {
	return {
		page: async (box, query) =>
			await firstWithResults(
				async (token) => await page(box, type, { ...query, token }),
				query.token,
			),
		hint: 'Type a part of the name',
	};
}

/** https://developer.box.com/reference/get-folders-trash-items/ */
async function page(box: BoxClient, type: ItemType, { filter, token: marker }: ListQuery) {
	const answer = await box.request({
		method: 'GET',
		path: ['folders', 'trash', 'items'],
		expects: 'items',
		query: { fields: FIELDS, usemarker: true, limit: 1000, marker },
	});
	return {
		results: entriesOf(answer).filter(matching(type, filter)).map(toResult),
		paginationToken: markerOf(answer),
	};
}
