import { newName } from '../../fields/itemChanges';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { moveItem } from '../item/moveItem';

/** https://developer.box.com/reference/put-folders-id/ */
export const move: Operation = {
	value: 'move',
	name: 'Move',
	action: 'Move a folder',
	description: 'Move a folder, with all that is in it, to another folder',
	fields: [
		folderLocator({ name: 'folder', displayName: 'Folder' }),
		folderLocator({
			name: 'parent',
			displayName: 'Parent Folder',
			description: 'The folder to move it to',
		}),
		options(fieldsOption, newName('Reports 2026')),
	],
	run: async (scope) => await moveItem(scope, 'folder'),
};
