import { file } from '../../entities/file';
import { fields, locator } from '../../fields';
import { byOffset, get, operation } from '../../framework';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many versions of a file',
	description:
		'Get the past versions of a file, the newest first; the current version belongs to the file itself',
	reference: 'get-files-id-versions',
	fields: { file: locator(file) },
	options: { ...fields },
	request: ({ file }) => get(['files', file, 'versions']),
	result: byOffset(),
});
