import { file } from '../../entities/file';
import { fields, ifMatch, locator } from '../../fields';
import { operation, put } from '../../framework';
import { itemChanges, NAME_TAKEN } from '../item/changes';

export const update = operation({
	name: 'Update',
	action: 'Update a file',
	description: 'Change the name, description or tags of a file',
	reference: 'put-files-id',
	fields: { file: locator(file) },
	updateFields: itemChanges('report.pdf'),
	options: { ...fields, ifMatch },
	simplify: { asks: ['description', 'tags'] },
	request: ({ file }) => put(['files', file]),
	errors: NAME_TAKEN,
});
