import type { BoxClient } from '../client/boxClient';
import { markerOf } from '../client/calls/paging';
import { textAt } from '../client/json';
import type { Entity, ListQuery } from '../framework/references/entity';
import { matching, type BoxEntry } from './lists/named';
import { firstWithResults } from './lists/pages';

/** The version of Box's API that hubs belong to. */
export const HUBS_VERSION = '2025.0';

/** https://developer.box.com/reference/v2025.0/resources/hub/ */
export const hub: Entity<'hubs'> = {
	type: 'hubs',
	noun: 'hub',
	plural: 'hubs',
	collection: 'hubs',
	url: { segments: ['hubs'], example: 'https://app.box.com/hubs/1234567890' },
	failures: {
		403: {
			message: 'The connected account may not do this with the hub',
			remedy: "Ask the hub's owner for access, or connect an account that has it.",
		},
	},
	list: {
		page: async (box, query) =>
			await firstWithResults(async (token) => await page(box, { ...query, token }), query.token),
		hint: 'Type a part of the title',
	},
};

/** https://developer.box.com/reference/v2025.0/get-hubs/ */
async function page(box: BoxClient, { filter, token }: ListQuery) {
	const answer = await box.request({
		method: 'GET',
		path: ['hubs'],
		query: { limit: 1000, marker: token },
		expects: 'items',
		version: HUBS_VERSION,
	});
	const entries = answer.entries as BoxEntry[];
	return {
		results: matching(entries, ({ id, title }) => textAt(title) ?? `ID ${id}`, filter),
		paginationToken: markerOf(answer),
	};
}
