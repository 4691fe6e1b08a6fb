import { itemOf, pathOf } from '../../fields';
import { operation, remove } from '../../framework';
import { NOT_THERE, trashedItem } from './item';

export const deletePermanently = operation({
	name: 'Delete Permanently',
	action: 'Delete an item in the trash permanently',
	description:
		'Delete a file, folder or web link in the trash for good, with all that is in it: this cannot be undone',
	reference: 'delete-files-id-trash',
	fields: trashedItem,
	request: (values) => remove(pathOf(itemOf(values), 'trash')),
	result: 'nothing',
	errors: NOT_THERE,
});
