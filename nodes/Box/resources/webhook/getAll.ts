import { byMarker, get, operation } from '../../framework';
import { SCOPE_NEEDED } from './errors';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many webhooks',
	description:
		"Get the IDs and targets of the app's webhooks for the connected account. Get returns the rest of one",
	reference: 'get-webhooks',
	request: () => get(['webhooks']),
	result: byMarker(),
	errors: SCOPE_NEEDED,
});
