import { fields, text } from '../../fields';
import { byOffset, get, operation } from '../../framework';
import { ADMINISTRATORS_ONLY } from './errors';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Get the groups of the enterprise',
	reference: 'get-groups',
	filters: {
		filterTerm: text('Name', {
			example: 'Legal',
			description: 'The beginning of the name. Leave empty for all groups.',
			empty: undefined,
		}),
	},
	options: { ...fields },
	request: () => get(['groups']),
	result: byOffset({ beyond: "Get the others by the filter 'Name'." }),
	errors: ADMINISTRATORS_ONLY,
});
