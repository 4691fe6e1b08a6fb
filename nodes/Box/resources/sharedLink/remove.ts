import { anyItem } from '../../fields/anyItem';
import { options } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { sharedItem } from './sharedItem';

/** https://developer.box.com/reference/put-files-id--remove-shared-link/ */
export const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove a shared link',
	description: 'Remove the shared link of a file, folder or web link, so that it opens no more',
	fields: [...anyItem, options()],
	run: async (scope) => await sharedItem(scope, null),
};
