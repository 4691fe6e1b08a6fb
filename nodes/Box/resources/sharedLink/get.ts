import { anyItem } from '../../fields/anyItem';
import { options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { sharedItem } from './sharedItem';

/** https://developer.box.com/reference/get-files-id--get-shared-link/ */
export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a shared link',
	description: 'Get the shared link of a file, folder or web link',
	fields: [...anyItem, options()],
	run: async (scope) => await sharedItem(scope),
};
