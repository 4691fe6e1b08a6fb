import { file } from '../../entities/file';
import { locator } from '../../fields';
import { get, operation, unpaged } from '../../framework';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many tasks',
	description: 'Get the tasks on a file with their assignments',
	reference: 'get-files-id-tasks',
	fields: { file: locator(file) },
	request: ({ file }) => get(['files', file, 'tasks']),
	result: unpaged(),
});
