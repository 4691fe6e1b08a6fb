import type { JsonObject } from '../../client/types';
import { folder } from '../../entities/folder';
import { choice, fields, ITEM_TYPES, locator, rows, text } from '../../fields';
import { operation, paging } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { searchAll } from './searchAll';

export const query = operation({
	name: 'Search',
	action: 'Search for items',
	description: 'Search for files, folders and web links by text',
	reference: 'get-search',
	fields: {
		query: text('Search Text', {
			example: '"quarterly report" AND 2026',
			description:
				'The words to look for in names, descriptions, contents, comments and tags. Box supports AND, OR, NOT (in capitals) and "exact phrases".',
			hint: 'Box can find a new file about ten minutes after its upload',
		}),
		...paging,
	},
	filters: {
		ancestorFolders: rows('In Folders', {
			description: 'Search only in these folders and their subfolders',
			button: 'Add Folder',
			row: { name: 'folders', displayName: 'Folders' },
			fields: { folder: locator(folder) },
			to: 'nowhere',
		}),
		type: choice('Item Type', ITEM_TYPES, {
			description: 'The type of items to look for',
			to: 'query',
		}),
	},
	options: { ...fields },
	simplify: { asks: [] },
	prepare: ({ ancestorFolders }, fail) => {
		if (ancestorFolders?.length !== 0) return;
		fail('ancestorFolders', 'is empty', 'Add a folder to search in, or remove the filter.');
	},
	async run({ query, limit, ancestorFolders }, { box, sent, hint }) {
		const folders = ancestorFolders?.map(({ folder }) => folder.id);
		const asked = { query, ...sent.query, ancestor_folder_ids: folders };
		const items: JsonObject[] = [];
		for await (const item of searchAll(box, asked, limit, hint)) {
			items.push(itemResult(item));
			if (items.length === limit) break;
		}
		return items;
	},
});
