import { flag, list } from '../../fields';
import { byMarker, get, operation } from '../../framework';
import { SCOPE_NEEDED } from './errors';
import { includeSigningUrls, ofSignRequests } from './signingUrls';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many sign requests',
	description:
		'Get the sign requests that the connected account has sent, or those on documents shared with it',
	reference: 'get-sign-requests',
	filters: {
		senders: list('Senders', {
			example: 'ann@example.com,ben@example.com',
			description:
				'Comma-separated email addresses of who has sent the requests. Of those on shared documents only. Leave empty for all.',
		}),
		sharedRequests: flag('Shared With Me', {
			default: true,
			description:
				'Whether to get the requests of others on documents that are shared with the connected account, instead of its own',
		}),
	},
	options: { includeSigningUrls },
	prepare: ({ senders = [], sharedRequests }, fail) => {
		if (senders.length > 0 && sharedRequests === false) {
			fail('senders', "needs 'Shared With Me'", 'Turn it on, or remove the senders.');
		}
	},
	request: ({ senders = [] }) =>
		get(['sign_requests'], senders.length > 0 ? { shared_requests: true } : {}),
	result: ofSignRequests(byMarker()),
	errors: SCOPE_NEEDED,
});
