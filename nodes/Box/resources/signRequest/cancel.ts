import { optionalText } from '../../fields';
import { operation, post } from '../../framework';
import { chosenRequest } from './chosen';
import { SCOPE_NEEDED } from './errors';
import { includeSigningUrls, ofSignRequests } from './signingUrls';

export const cancel = operation({
	name: 'Cancel',
	action: 'Cancel a sign request',
	description:
		'Cancel a sign request for good, so that nobody can sign it any more. This cannot be undone',
	reference: 'post-sign-requests-id-cancel',
	fields: chosenRequest,
	options: {
		includeSigningUrls,
		reason: optionalText('Reason', {
			example: 'The contract has changed',
			description: 'Why the request is cancelled',
		}),
	},
	request: ({ signRequest }) => post(['sign_requests', signRequest, 'cancel']),
	result: ofSignRequests('item'),
	errors: {
		...SCOPE_NEEDED,
		400: {
			message: 'The sign request cannot be cancelled as it is now',
			remedy:
				'One that is signed, declined, expired or cancelled stays so. If Box is still converting the documents, run the node again later. Get returns the status.',
		},
		403: {
			message: 'The connected account may not cancel the sign request',
			remedy: 'Only the account that has sent it can. Connect that account.',
		},
	},
});
