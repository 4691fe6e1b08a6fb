import type { JsonObject } from '../../client/types';
import { folder } from '../../entities/folder';
import {
	choice,
	choices,
	fields,
	flag,
	integer,
	ITEM_TYPES,
	locator,
	sharedLink,
	when,
} from '../../fields';
import { operation, paging } from '../../framework';
import { Unreadable } from './unreadable';
import { walkFolder } from './walkFolder';

/** Shown only with Recursive: without, it would have no effect. */
const recursive = { recursive: true };

export const getItems = operation({
	name: 'Get Items',
	action: 'Get the items in a folder',
	description: 'Get the files, folders and web links in a folder',
	reference: 'get-folders-id-items',
	fields: { folder: locator(folder, { startsAtRoot: true }), ...paging },
	options: {
		depth: when(
			recursive,
			integer('Depth', {
				minimum: 1,
				description: 'How many levels of folders to go through. Leave empty for all.',
				empty: undefined,
			}),
		),
		...fields,
		ifUnreadable: when(
			recursive,
			choice(
				'If a Folder Cannot Be Read',
				{
					fail: { name: 'Fail', description: 'Stop with an error that names the folder' },
					skip: {
						name: 'Skip',
						description:
							'Return all other items. The folder itself gets the field "unreadable", and a hint names it.',
					},
				},
				{
					description:
						'What to do if this account may not read a subfolder. Subfolders that are deleted in the meantime are always left out.',
				},
			),
		),
		itemTypes: choices('Item Types', ITEM_TYPES, {
			description: 'Which types of items to return. Leave empty for all.',
		}),
		recursive: flag('Recursive', {
			description: 'Whether to also return the items in subfolders, each with its path',
		}),
		...sharedLink,
		sort: choice(
			'Sort By',
			{ name: 'Name', date: 'Date', id: 'ID', size: 'Size' },
			{ description: 'Box lists folders first, then files, then web links, each sorted by this' },
		),
		direction: choice(
			'Sort Direction',
			{ ASC: 'Ascending', DESC: 'Descending' },
			{ description: "The direction of 'Sort By'" },
		),
	},
	simplify: { asks: [], keeps: ['unreadable'] },
	async run(values, { box, located, hint }) {
		const { limit, itemTypes: types = [], recursive = false, sort, direction } = values;
		const unreadable = new Unreadable(values.ifUnreadable ?? 'fail', { located, hint });
		const walk = walkFolder(box, values.folder.id, {
			fields: values.fields ?? [],
			types,
			depth: recursive ? (values.depth ?? Infinity) : 1,
			withPaths: recursive,
			// Every item of the first level counts towards the limit only if none is left out.
			limit: types.length === 0 ? limit : undefined,
			isSelective: types.length > 0 && limit !== undefined,
			isAll: limit === undefined,
			// A direction alone is that of the name, which Box sorts by unless told otherwise.
			sort: sort ?? (direction && 'name'),
			direction,
			onUnreadable: (folder, path, error) => unreadable.add(folder, path, error),
		});
		const items: JsonObject[] = [];
		for await (const item of walk) {
			items.push(item);
			if (items.length === limit) break;
		}
		unreadable.tell();
		return items.map((item) => unreadable.marked(item));
	},
});
