import { folder } from '../../entities/folder';
import { flag, ifMatch, locator } from '../../fields';
import { operation, remove } from '../../framework';

export const del = operation({
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Move a folder to the trash',
	reference: 'delete-folders-id',
	fields: { folder: locator(folder, { butRoot: 'deleted' }) },
	options: {
		ifMatch,
		recursive: flag('Recursive', {
			description:
				'Whether to delete the folder with everything in it. Otherwise only an empty folder is deleted.',
		}),
	},
	request: ({ folder }) => remove(['folders', folder]),
	result: 'nothing',
});
