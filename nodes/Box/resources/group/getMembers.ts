import { group } from '../../entities/group';
import { locator } from '../../fields';
import { byOffset, get, operation } from '../../framework';

export const getMembers = operation({
	name: 'Get Members',
	action: 'Get the members of a group',
	description: 'Get the memberships of a group, each with the user and the role',
	reference: 'get-groups-id-memberships',
	fields: { group: locator(group) },
	request: ({ group }) => get(['groups', group, 'memberships']),
	result: byOffset(),
});
