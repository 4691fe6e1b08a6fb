import { fileLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import { getItem } from '../item/getItem';
import type { Operation } from '../../framework/types';

/** https://developer.box.com/reference/get-files-id/ */
export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a file',
	description: 'Get what Box knows about a file, with its path',
	fields: [
		fileLocator({ name: 'file', displayName: 'File' }),
		options(fieldsOption, ...sharedLinkOptions),
	],
	run: async (scope) => await getItem(scope, 'file'),
};
