import { isObject, textAt } from '../client/json';
import type { JsonObject } from '../client/types';
import type { Entity } from '../framework/references/entity';
import { group, MAY_NOT_MANAGE_GROUP } from './group';
import { below } from './lists/below';
import { labelled, matching, offsetPage, type BoxEntry } from './lists/named';

/** That a user is in a group: https://developer.box.com/reference/resources/group-membership/ */
export const groupMembership: Entity<'group_membership'> = {
	type: 'group_membership',
	noun: 'membership',
	plural: 'memberships',
	collection: 'group_memberships',
	failures: { 403: MAY_NOT_MANAGE_GROUP },
	list: below({
		of: { parameter: 'group', entity: group, displayName: 'Group' },
		page: async ({ id, box }, { filter, token }) => {
			const path = ['groups', id, 'memberships'];
			const { entries, next } = await offsetPage(box, path, {}, Number(token ?? 0));
			return { results: matching(entries, labelOf, filter), paginationToken: next?.toString() };
		},
		hint: 'Choose the group first, then type a part of the name or email address',
	}),
};

/** `Ann (ann@example.com), admin` */
function labelOf({ id, user, role }: BoxEntry): string {
	const member: JsonObject = isObject(user) ? user : {};
	const name = labelled({ ...member, id }, member.login);
	return textAt(role) === 'admin' ? `${name}, admin` : name;
}
