import type { JsonObject } from '../../client/types';
import { choice, fields, flag } from '../../fields';
import { operation, paging } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { filters } from './filters';
import { metadataQuery } from './metadataFilter';
import { rangeQuery } from './ranges';
import { searchAll } from './searchAll';
import { searchText } from './searchText';
import { inTrash } from './trashContent';

/** The filters that are rows, with what has to be in them. */
const ROWS = {
	ancestorFolders: 'a folder to search in',
	deletedBy: 'a user',
	owners: 'a user',
	recentUpdaters: 'a user',
} as const;

const NOT_ALLOWED = {
	message: 'The connected account may not search this',
	remedy:
		"If 'Scope' is Enterprise Content, Box's support has to enable it for the account. Without it, what the account has access to is searched.",
};

const BAD_FILTERS =
	'Check the filters. In Metadata Values each key is that of a field of the template; a number is no text, and a date is a range such as { "gt": "2026-01-31" }.';

export const query = operation({
	name: 'Search',
	action: 'Search for items',
	description: 'Search for files, folders and web links by text, metadata and other properties',
	reference: 'get-search',
	fields: {
		query: searchText,
		...paging,
	},
	filters,
	options: {
		...fields,
		includeRecentSharedLinks: flag('Include Recent Shared Links', {
			description:
				'Whether to also find what the account has come to by a shared link lately. The field accessible_via_shared_link then has the link, or null for an item that the account has access to by itself.',
			to: 'query',
		}),
		sort: choice(
			'Sort By',
			{ modified_at: 'Last Modified', relevance: 'Relevance' },
			{
				default: 'relevance',
				description:
					'The order of the items. Those after the first 10,000 come by when they were created.',
				to: 'query',
			},
		),
		direction: choice(
			'Sort Direction',
			{ ASC: 'Ascending', DESC: 'Descending' },
			{ default: 'DESC', description: "The direction of 'Sort By'", to: 'query' },
		),
	},
	simplify: { asks: [], keeps: ['accessible_via_shared_link'] },
	prepare(values, fail) {
		const { metadataTemplate, metadataValues, sort, direction } = values;
		if (metadataValues !== undefined && metadataTemplate === undefined) {
			fail('metadataValues', "need 'Metadata Template'", 'Add that filter, too.');
		}
		for (const name of Object.keys(ROWS) as Array<keyof typeof ROWS>) {
			if (values[name]?.length !== 0) continue;
			fail(name, 'is empty', `Add ${ROWS[name]}, or remove the filter.`);
		}
		if (direction === 'ASC' && sort !== 'modified_at') {
			fail(
				'direction',
				"can only be Ascending if 'Sort By' is Last Modified",
				'Box always gives the most relevant items first.',
			);
		}
		return { ranges: rangeQuery(values, fail) };
	},
	async run({ query, limit, ranges, ...values }, { box, sent, hint }) {
		const { metadataTemplate: template, metadataValues, includeRecentSharedLinks } = values;
		const { deletedAfter, deletedBefore, deletedBy } = values;
		const isOfTrash = deletedAfter ?? deletedBefore ?? deletedBy;
		const asked = {
			query,
			...sent.query,
			...ranges,
			...(isOfTrash === undefined ? {} : inTrash),
			mdfilters: template && metadataQuery(template, metadataValues),
			ancestor_folder_ids: values.ancestorFolders?.map(({ folder }) => folder.id),
			deleted_user_ids: idsOf(deletedBy),
			owner_user_ids: idsOf(values.owners),
			recent_updater_user_ids: idsOf(values.recentUpdaters),
		};
		const items: JsonObject[] = [];
		const results = searchAll(box, { query: asked, includeRecentSharedLinks }, limit, hint);
		for await (const item of results) {
			items.push(itemResult(item));
			if (items.length === limit) break;
		}
		return items;
	},
	errors: {
		access_denied_insufficient_permissions: NOT_ALLOWED,
		forbidden: NOT_ALLOWED,
		bad_request: BAD_FILTERS,
	},
});

function idsOf(rows: ReadonlyArray<{ user: { id: string } }> | undefined): string[] | undefined {
	return rows?.map(({ user }) => user.id);
}
