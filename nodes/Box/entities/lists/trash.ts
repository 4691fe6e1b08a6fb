import type { INodeListSearchItems } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { markerOf } from '../../client/calls/paging';
import { textAt } from '../../client/json';
import type { BoxItem, ItemType } from '../../client/types';
import type { EntityList, ListQuery } from '../../framework/references/entity';
import { entriesOf, matching } from './folderPage';
import { labelled } from './named';
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
	const fields = ['id', 'type', 'name', 'trashed_at'];
	const answer = await box.request({
		method: 'GET',
		path: ['folders', 'trash', 'items'],
		expects: 'items',
		query: { fields, usemarker: true, limit: 1000, marker },
	});
	return {
		results: entriesOf(answer).filter(matching(type, filter)).map(toResult),
		paginationToken: markerOf(answer),
	};
}

/** `plan.pdf (deleted 2026-01-31)`: the trash may have several of one name, and no paths. */
function toResult({ id, name, trashed_at: time }: BoxItem): INodeListSearchItems {
	const day = textAt(time)?.slice(0, 10);
	const label = labelled({ id, name }, day && `deleted ${day}`);
	return { name: label, value: id, url: 'https://app.box.com/trash' };
}
