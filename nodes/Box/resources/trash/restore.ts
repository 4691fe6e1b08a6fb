import { folder } from '../../entities/folder';
import { anyItem, fields, itemName, itemOf, optionalLocator, pathOf } from '../../fields';
import { operation, post } from '../../framework';

export const restore = operation({
	name: 'Restore',
	action: 'Restore an item from the trash',
	description: 'Put a file, folder or web link back from the trash to where it was',
	reference: 'post-files-id',
	fields: anyItem({ trashed: true }),
	options: {
		fields,
		name: itemName('Name', {
			example: 'report (restored).pdf',
			description: 'The name it gets. Leave empty for the one it had.',
			empty: undefined,
		}),
		parent: optionalLocator(folder, {
			displayName: 'Parent Folder',
			description:
				'The folder it goes to if its own is gone. Leave empty to restore it only to its own',
		}),
	},
	request: (values) => post(pathOf(itemOf(values))),
	errors: {
		item_name_in_use:
			"Enter another 'Name' in the options. Box does not tell upper case from lower case.",
	},
});
