import { folderLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import { paging } from '../../fields/paging';
import type { JsonObject } from '../../client/types';
import { target } from '../../framework/locate';
import type { Params } from '../../framework/params';
import type { Operation } from '../../framework/types';
import { ITEM_TYPES, itemTypeOptions } from '../../fields/itemTypes';
import { DIRECTIONS, SORTS } from './sortOrder';
import { Unreadable } from './unreadable';
import { walkFolder, type Walk } from './walkFolder';

/** https://developer.box.com/reference/get-folders-id-items/ */
export const getItems: Operation = {
	value: 'getItems',
	name: 'Get Items',
	action: 'Get the items in a folder',
	description: 'Get the files, folders and web links in a folder',
	fields: [
		folderLocator({ name: 'folder', displayName: 'Folder', startsAtRoot: true }),
		...paging,
		options(
			{
				displayName: 'Depth',
				name: 'depth',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: '',
				// Without Recursive it would have no effect.
				displayOptions: { show: { recursive: [true] } },
				description: 'How many levels of folders to go through. Leave empty for all.',
			},
			fieldsOption,
			{
				displayName: 'If a Folder Cannot Be Read',
				name: 'ifUnreadable',
				type: 'options',
				// Without Recursive it would have no effect.
				displayOptions: { show: { recursive: [true] } },
				default: 'fail',
				description:
					'What to do when this account may not read a folder below. A folder that was deleted meanwhile is left out in any case.',
				options: [
					{
						name: 'Fail',
						value: 'fail',
						description: 'Stop with an error that names the folder',
					},
					{
						name: 'Skip',
						value: 'skip',
						description:
							'Return all other items. The folder itself gets the field "unreadable", and a hint names it.',
					},
				],
			},
			{
				displayName: 'Item Types',
				name: 'itemTypes',
				type: 'multiOptions',
				options: itemTypeOptions,
				default: [],
				description: 'Which types of items to return. Leave empty for all.',
			},
			{
				displayName: 'Recursive',
				name: 'recursive',
				type: 'boolean',
				default: false,
				description: 'Whether to return the items of the folders below as well, each with its path',
			},
			...sharedLinkOptions,
			{
				displayName: 'Sort By',
				name: 'sort',
				type: 'options',
				options: [
					{ name: 'Date', value: 'date' },
					{ name: 'ID', value: 'id' },
					{ name: 'Name', value: 'name' },
					{ name: 'Size', value: 'size' },
				],
				default: 'name',
				description: 'Box lists folders first, then files, then web links, each sorted by this',
			},
			{
				displayName: 'Sort Direction',
				name: 'direction',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'ASC' },
					{ name: 'Descending', value: 'DESC' },
				],
				default: 'ASC',
				description: "The direction of 'Sort By'",
			},
		),
	],
	async run(scope) {
		const { params } = scope;
		const limit = params.limit() ?? Infinity;
		const unreadable = new Unreadable(scope);
		const walk = toWalk(params, unreadable);
		const { id, box } = await target(scope, 'folder', 'folder');
		const items: JsonObject[] = [];
		for await (const item of walkFolder(box, id, walk)) {
			items.push(item);
			if (items.length >= limit) break;
		}
		unreadable.tell();
		return items.map((item) => unreadable.marked(item));
	},
};

function toWalk(params: Params, unreadable: Unreadable): Walk {
	const types = params.choices('options.itemTypes', ITEM_TYPES);
	const recursive = params.flag('options.recursive');
	const direction = params.optionalChoice('options.direction', DIRECTIONS);
	return {
		fields: params.list('options.fields'),
		types,
		depth: recursive ? depth(params) : 1,
		withPaths: recursive,
		// Every item of the first level counts towards the limit only where none is left out.
		pageSize: types.length === 0 ? params.limit() : undefined,
		// A direction alone is that of the name, which Box sorts by unless told otherwise.
		sort: params.optionalChoice('options.sort', SORTS) ?? (direction && 'name'),
		direction,
		onUnreadable: (folder, path, error) => unreadable.add(folder, path, error),
	};
}

/** Left empty it is as deep as there are folders. */
function depth(params: Params): number {
	const name = 'options.depth';
	return (params.isEmpty(name) ? undefined : params.optionalInteger(name, 1)) ?? Infinity;
}
