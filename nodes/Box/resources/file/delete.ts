import { fileLocator } from '../../fields/locators';
import { ifMatchOption, options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { deleteItem } from '../item/deleteItem';

/** https://developer.box.com/reference/delete-files-id/ */
export const del: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a file',
	description: 'Move a file to the trash',
	fields: [fileLocator({ name: 'file', displayName: 'File' }), options(ifMatchOption)],
	run: async (scope) => await deleteItem(scope, 'file'),
};
