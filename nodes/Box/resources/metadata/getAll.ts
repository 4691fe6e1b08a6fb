import { fileOrFolder, itemOf, pathOf } from '../../fields';
import { get, operation, unpaged } from '../../framework';
import { taxonomyDetails } from './chosen';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many metadata',
	description: 'Get all metadata on a file or folder, of all templates',
	reference: 'get-files-id-metadata',
	fields: fileOrFolder({ butRoot: 'given metadata' }),
	options: { taxonomyDetails },
	request: (item) => get(pathOf(itemOf(item), 'metadata')),
	result: unpaged({ entries: 'instances' }),
});
