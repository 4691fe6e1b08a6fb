import { fields, itemOf, pathOf } from '../../fields';
import { get as read, operation } from '../../framework';
import { NOT_THERE, trashedItem } from './item';

export const get = operation({
	name: 'Get',
	action: 'Get an item in the trash',
	description:
		'Get the properties of a file, folder or web link in the trash, such as when it was deleted',
	reference: 'get-files-id-trash',
	fields: trashedItem,
	options: { ...fields },
	simplify: { keeps: ['trashed_at', 'purged_at'] },
	request: (values) => read(pathOf(itemOf(values), 'trash')),
	errors: NOT_THERE,
});
