import { operation, remove } from '../../framework';
import { chosenWebhook } from './chosen';
import { SCOPE_NEEDED } from './errors';

export const del = operation({
	name: 'Delete',
	action: 'Delete a webhook',
	description:
		'Delete a webhook for good, so that Box calls its address no more. This cannot be undone',
	reference: 'delete-webhooks-id',
	fields: chosenWebhook,
	request: ({ webhook }) => remove(['webhooks', webhook]),
	result: 'nothing',
	errors: SCOPE_NEEDED,
});
