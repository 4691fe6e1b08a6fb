import { missingScope } from '../../framework/errors/missingScope';
import type { OperationErrors } from '../../framework/types';

/** https://developer.box.com/guides/webhooks/v2/create-v2/ */
export const SCOPE_NEEDED = missingScope('manage webhooks', {
	name: 'Manage webhooks',
	value: 'manage_webhook',
});

/** One for an item, an app and a user: https://developer.box.com/guides/webhooks/v2/limitations-v2/ */
export const ALREADY_WATCHED: OperationErrors = {
	409: {
		message: 'The app has a webhook of this account on the file or folder already',
		remedy: 'Change that one: use the operation Update. Get Many lists it.',
	},
};
