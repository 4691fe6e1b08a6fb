import { updateFields } from '../../fields/itemChanges';
import { fileLocator } from '../../fields/locators';
import { fieldsOption, ifMatchOption, options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { updateItem } from '../item/updateItem';

/** https://developer.box.com/reference/put-files-id/ */
export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a file',
	description: 'Change the name, description or tags of a file',
	fields: [
		fileLocator({ name: 'file', displayName: 'File' }),
		updateFields('report.pdf'),
		options(fieldsOption, ifMatchOption),
	],
	run: async (scope) => await updateItem(scope, 'file'),
};
