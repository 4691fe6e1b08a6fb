import { get as read, operation } from '../../framework';
import { chosenWebhook } from './chosen';
import { SCOPE_NEEDED } from './errors';

export const get = operation({
	name: 'Get',
	action: 'Get a webhook',
	description: 'Get what a webhook is on, what it is called for, and where',
	reference: 'get-webhooks-id',
	fields: chosenWebhook,
	request: ({ webhook }) => read(['webhooks', webhook]),
	errors: SCOPE_NEEDED,
});
