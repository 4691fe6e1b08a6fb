import { group } from '../../entities/group';
import { fields, locator, text } from '../../fields';
import { operation, put } from '../../framework';
import { details } from './details';
import { NAME_TAKEN } from './errors';

export const update = operation({
	name: 'Update',
	action: 'Update a group',
	description: 'Change the name, description or settings of a group',
	reference: 'put-groups-id',
	fields: { group: locator(group) },
	updateFields: {
		...details,
		name: text('Name', {
			example: 'Legal',
			description: 'The new name, which no other group of the enterprise has',
		}),
	},
	options: { ...fields },
	request: ({ group }) => put(['groups', group]),
	errors: NAME_TAKEN,
});
