import { file } from '../../entities/file';
import { fields, locator } from '../../fields';
import { byOffset, get, operation } from '../../framework';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many comments',
	description: 'Get the comments on a file, the oldest first',
	reference: 'get-files-id-comments',
	fields: { file: locator(file) },
	options: { ...fields },
	request: ({ file }) => get(['files', file, 'comments']),
	result: byOffset(),
});
