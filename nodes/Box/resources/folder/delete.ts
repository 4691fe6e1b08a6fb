import { folderLocator } from '../../fields/locators';
import { ifMatchOption, options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { deleteItem } from '../item/deleteItem';

/** https://developer.box.com/reference/delete-folders-id/ */
export const del: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Move a folder to the trash',
	fields: [
		folderLocator({ name: 'folder', displayName: 'Folder' }),
		options(ifMatchOption, {
			displayName: 'Recursive',
			name: 'recursive',
			type: 'boolean',
			default: false,
			description:
				'Whether to delete the folder with all that is in it. Otherwise only an empty folder is deleted.',
		}),
	],
	run: async (scope) =>
		await deleteItem(scope, 'folder', { recursive: scope.params.flag('options.recursive') }),
};
