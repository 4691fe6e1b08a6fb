import { operation, remove } from '../../framework';
import { chosenCollaboration } from './chosen';

export const del = operation({
	name: 'Delete',
	action: 'Delete a collaboration',
	description: 'End the access that a person or a group has to a file or folder',
	reference: 'delete-collaborations-id',
	fields: chosenCollaboration,
	request: ({ collaboration }) => remove(['collaborations', collaboration]),
	result: 'nothing',
});
