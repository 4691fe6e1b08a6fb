import { group } from '../../entities/group';
import { fields, locator } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a group',
	description: 'Get what Box knows about a group',
	reference: 'get-groups-id',
	fields: { group: locator(group) },
	options: { ...fields },
	request: ({ group }) => read(['groups', group]),
});
