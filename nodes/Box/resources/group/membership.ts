import { group } from '../../entities/group';
import { groupMembership } from '../../entities/groupMembership';
import { listOf, locator } from '../../fields';

/** The roles in a group: https://developer.box.com/reference/put-group-memberships-id/#param-role */
export const ROLES = { member: 'Member', admin: 'Admin' } as const;

/** Chooses a user's membership of a group: from the members of one, or by its ID alone. */
export const membership = {
	group: listOf(group, 'members'),
	membership: locator(groupMembership, {
		description: 'The user as a member of the group. Get Members returns the IDs',
	}),
};
