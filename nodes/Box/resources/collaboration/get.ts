import { fields } from '../../fields';
import { get as read, operation } from '../../framework';
import { chosenCollaboration } from './chosen';

export const get = operation({
	name: 'Get',
	action: 'Get a collaboration',
	description: 'Get who has which access to a file or folder by a collaboration',
	reference: 'get-collaborations-id',
	fields: chosenCollaboration,
	options: { ...fields },
	request: ({ collaboration }) => read(['collaborations', collaboration]),
});
