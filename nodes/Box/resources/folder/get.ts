import { folder } from '../../entities/folder';
import { fields, locator, sharedLink } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a folder',
	description: 'Get the properties of a folder, including its path',
	reference: 'get-folders-id',
	fields: { folder: locator(folder) },
	options: { ...fields, ...sharedLink },
	simplify: {},
	request: ({ folder }) => read(['folders', folder]),
});
