import { get as read, operation } from '../../framework';
import { chosenRequest } from './chosen';
import { SCOPE_NEEDED } from './errors';
import { includeSigningUrls, ofSignRequests } from './signingUrls';

export const get = operation({
	name: 'Get',
	action: 'Get a sign request',
	description: 'Get how far a sign request is: its status, who has signed, and the documents',
	reference: 'get-sign-requests-id',
	fields: chosenRequest,
	options: { includeSigningUrls },
	request: ({ signRequest }) => read(['sign_requests', signRequest]),
	result: ofSignRequests('item'),
	errors: SCOPE_NEEDED,
});
