import { group } from '../../entities/group';
import { locator } from '../../fields';
import { operation, remove } from '../../framework';

export const del = operation({
	name: 'Delete',
	action: 'Delete a group',
	description: 'Delete a group for good, with the access that its members have through it',
	reference: 'delete-groups-id',
	fields: { group: locator(group) },
	request: ({ group }) => remove(['groups', group]),
	result: 'nothing',
});
