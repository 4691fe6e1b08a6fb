import { folderLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { getItem } from '../item/getItem';

/** https://developer.box.com/reference/get-folders-id/ */
export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a folder',
	description: 'Get what Box knows about a folder, with its path',
	fields: [
		folderLocator({ name: 'folder', displayName: 'Folder' }),
		options(fieldsOption, ...sharedLinkOptions),
	],
	run: async (scope) => await getItem(scope, 'folder'),
};
