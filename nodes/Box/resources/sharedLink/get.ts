import { anyItem, itemOf, pathOf } from '../../fields';
import { get as read, operation } from '../../framework';
import { SHARED_FIELDS } from './fields';

export const get = operation({
	name: 'Get',
	action: 'Get a shared link',
	description: 'Get the shared link of a file, folder or web link',
	reference: 'get-files-id--get-shared-link',
	fields: anyItem({ butRoot: 'shared' }),
	request: (values) => read(pathOf(itemOf(values)), { fields: SHARED_FIELDS }),
});
