import { newName } from '../../fields/itemChanges';
import { fileLocator, folderLocator } from '../../fields/locators';
import { fieldsOption, options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { moveItem } from '../item/moveItem';

/** https://developer.box.com/reference/put-files-id/ */
export const move: Operation = {
	value: 'move',
	name: 'Move',
	action: 'Move a file',
	description: 'Move a file to another folder',
	fields: [
		fileLocator({ name: 'file', displayName: 'File' }),
		folderLocator({
			name: 'parent',
			displayName: 'Parent Folder',
			description: 'The folder to move the file to',
		}),
		options(fieldsOption, newName('report-2026.pdf')),
	],
	run: async (scope) => await moveItem(scope, 'file'),
};
