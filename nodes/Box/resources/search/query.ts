import { objectAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { ITEM_TYPES, itemTypeOptions } from '../../fields/itemTypes';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, options } from '../../fields/options';
import { paging } from '../../fields/paging';
import { fieldsQuery } from '../../framework/callOptions';
import { folderIn } from '../../framework/locate';
import { rowLabel } from '../../framework/requireValues';
import type { ItemScope, Operation } from '../../framework/types';
import { itemResult } from '../item/itemResult';
import { searchAll } from './searchAll';

/** https://developer.box.com/reference/get-search/ */
export const query: Operation = {
	value: 'query',
	name: 'Search',
	action: 'Search for items',
	description: 'Search for files, folders and web links by text',
	fields: [
		{
			displayName: 'Search Text',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. "quarterly report" AND 2026',
			description:
				'The words to look for in names, descriptions, contents, comments and tags. Box knows AND, OR, NOT (in capitals) and "exact phrases".',
			hint: 'Box finds a new file about ten minutes after its upload',
		},
		...paging,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'In Folders',
					name: 'ancestorFolders',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Folder' },
					placeholder: 'Add Folder',
					default: {},
					description: 'Search only in these folders and all folders below them',
					options: [
						{
							displayName: 'Folders',
							name: 'folders',
							values: [folderLocator({ name: 'folder', displayName: 'Folder' })],
						},
					],
				},
				{
					displayName: 'Item Type',
					name: 'type',
					type: 'options',
					options: itemTypeOptions,
					default: 'file',
					description: 'The type of items to look for',
				},
			],
		},
		options(fieldsOption),
	],
	async run(scope) {
		const { box, params } = scope;
		const limit = params.limit();
		const query = {
			query: params.text('query'),
			type: params.optionalChoice('filters.type', ITEM_TYPES),
			...fieldsQuery(params),
			ancestor_folder_ids: await ancestorFolderIds(scope),
		};
		const items: JsonObject[] = [];
		for await (const item of searchAll(box, query, limit, scope.hint)) {
			items.push(itemResult(item));
			if (items.length === limit) break;
		}
		return items;
	},
};

async function ancestorFolderIds(scope: ItemScope): Promise<string[] | undefined> {
	const { params } = scope;
	const name = 'filters.ancestorFolders';
	if (!params.isSet(name)) return undefined;
	const field = params.displayName(name);
	const chosen = params.value(`${name}.folders`);
	if (!Array.isArray(chosen) || chosen.length === 0) {
		return params.fail(name, 'is empty', 'Add a folder to search in, or remove the filter.');
	}
	return await Promise.all(
		chosen.map(
			async (each, row) =>
				await folderIn(scope, objectAt(each).folder, rowLabel(field, 'Folder', row)),
		),
	);
}
