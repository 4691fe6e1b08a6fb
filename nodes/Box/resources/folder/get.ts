import { folder } from '../../entities/folder';
import { choice, fields, integer, locator, sharedLink } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a folder',
	description: 'Get the properties of a folder, including its path',
	reference: 'get-folders-id',
	fields: { folder: locator(folder) },
	options: {
		...fields,
		itemLimit: integer('Items Limit', {
			maximum: 1000,
			description:
				"How many of the folder's items the output has under 'item_collection', at most. Turn Simplify off to see them, or use Get Items to list them.",
			key: 'limit',
		}),
		itemOffset: integer('Items Offset', {
			maximum: 10_000,
			description: 'How many of the items to leave out at first',
			key: 'offset',
		}),
		itemSort: choice(
			'Items Sort By',
			{ name: 'Name', date: 'Date', id: 'ID', size: 'Size' },
			{ key: 'sort', description: 'Folders come first, then files, then web links' },
		),
		itemDirection: choice(
			'Items Sort Direction',
			{ ASC: 'Ascending', DESC: 'Descending' },
			{ key: 'direction', description: "The direction of 'Items Sort By'" },
		),
		...sharedLink,
	},
	simplify: {},
	request: ({ folder }) => read(['folders', folder]),
});
