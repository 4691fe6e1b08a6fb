import { folder } from '../../entities/folder';
import { fields, itemName, itemOf, optionalLocator, pathOf } from '../../fields';
import { operation, post } from '../../framework';
import { NOT_THERE, trashedItem } from './item';

export const restore = operation({
	name: 'Restore',
	action: 'Restore an item from the trash',
	description: 'Restore a file, folder or web link from the trash to its original folder',
	reference: 'post-files-id',
	fields: trashedItem,
	options: {
		...fields,
		name: itemName('Name', {
			example: 'report (restored).pdf',
			description: 'The name of the restored item. Leave empty to keep its name.',
			empty: undefined,
		}),
		parent: optionalLocator(folder, {
			displayName: 'Parent Folder',
			description:
				'The folder to restore the item to if its original folder no longer exists. Leave empty to restore it to its original folder only',
		}),
	},
	simplify: {},
	request: (values) => post(pathOf(itemOf(values))),
	errors: {
		404: `${NOT_THERE[404]} If its original folder is gone, choose a 'Parent Folder' in the options.`,
		item_name_in_use:
			"Enter another 'Name' in the options. Box ignores upper and lower case in names.",
	},
});
