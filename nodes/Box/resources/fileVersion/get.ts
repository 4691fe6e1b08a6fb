import { fields } from '../../fields';
import { get as read, operation } from '../../framework';
import { oneVersion } from './fields';

export const get = operation({
	name: 'Get',
	action: 'Get a version of a file',
	description: 'Get the properties of a version of a file, such as its size, date and author',
	reference: 'get-files-id-versions-id',
	fields: oneVersion,
	options: { ...fields },
	request: ({ file, fileVersion }) => read(['files', file, 'versions', fileVersion]),
});
