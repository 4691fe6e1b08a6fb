import { operation, post } from '../../framework';
import type { Result } from '../../framework/result';
import { chosenRequest } from './chosen';
import { SCOPE_NEEDED } from './errors';

/** Box takes no body. It sends the emails later, and answers 202 without a body, too. */
const accepted: Result = {
	run: async ({ box }, request) => {
		await box.request({ ...request, body: undefined, expects: 'accepted' });
		return { success: true };
	},
};

export const resend = operation({
	name: 'Resend',
	action: 'Resend a sign request',
	description: 'Send the email once more to all signers whose turn it is',
	reference: 'post-sign-requests-id-resend',
	fields: chosenRequest,
	request: ({ signRequest }) => post(['sign_requests', signRequest, 'resend']),
	result: accepted,
	errors: {
		...SCOPE_NEEDED,
		400: {
			message: 'The sign request cannot be sent again now',
			remedy:
				'Box sends it again ten minutes after the last time at the earliest, and not if it is signed, declined, cancelled, expired or has failed. Get returns the status.',
		},
		403: {
			message: 'The connected account may not send the sign request again',
			remedy: 'Only the account that has sent it can. Connect that account.',
		},
	},
});
