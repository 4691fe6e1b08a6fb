import { anyItem, itemOf, pathOf } from '../../fields';
import { operation, put } from '../../framework';
import { SHARED_FIELDS } from './fields';

export const remove = operation({
	name: 'Remove',
	action: 'Remove a shared link',
	description: 'Remove the shared link of a file, folder or web link, so that it no longer works',
	reference: 'put-files-id--remove-shared-link',
	fields: anyItem({ butRoot: 'shared' }),
	request: (values) =>
		put(pathOf(itemOf(values)), { shared_link: null }, { query: { fields: SHARED_FIELDS } }),
	result: 'unsharedItem',
});
