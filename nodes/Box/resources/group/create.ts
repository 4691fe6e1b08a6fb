import { fields, text } from '../../fields';
import { operation, post } from '../../framework';
import { details } from './details';
import { ADMINISTRATORS_ONLY, NAME_TAKEN } from './errors';

export const create = operation({
	name: 'Create',
	action: 'Create a group',
	description: 'Create a group of users',
	reference: 'post-groups',
	fields: {
		name: text('Name', {
			required: true,
			example: 'Legal',
			description: "The new group's name, which no other group of the enterprise has",
		}),
	},
	additionalFields: details,
	options: { ...fields },
	request: ({ name }) => post(['groups'], { name }),
	errors: { ...ADMINISTRATORS_ONLY, ...NAME_TAKEN },
});
