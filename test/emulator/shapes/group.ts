import type { Group } from '../state/groups';

/** https://developer.box.com/reference/resources/group--mini/ */
export function groupMini({ id, name }: Group) {
	return { type: 'group', id, name, group_type: 'managed_group' };
}
