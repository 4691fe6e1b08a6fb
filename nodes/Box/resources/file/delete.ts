import { file } from '../../entities/file';
import { ifMatch, locator } from '../../fields';
import { operation, remove } from '../../framework';

export const del = operation({
	name: 'Delete',
	action: 'Delete a file',
	description: 'Move a file to the trash, from where it can be restored',
	reference: 'delete-files-id',
	fields: { file: locator(file) },
	options: { ifMatch },
	request: ({ file }) => remove(['files', file]),
	result: 'nothing',
});
