import { file } from '../../entities/file';
import { fields, locator, sharedLink } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a file',
	description: 'Get the properties of a file, including its path',
	reference: 'get-files-id',
	fields: { file: locator(file) },
	options: { ...fields, ...sharedLink },
	simplify: {},
	request: ({ file }) => read(['files', file]),
});
