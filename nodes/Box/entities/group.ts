import type { Explanation } from '../framework/errors/explanation';
import type { Entity } from '../framework/references/entity';
import { filtered, labelled } from './lists/named';

/** What it means that Box refuses something with a group or its members. */
export const MAY_NOT_MANAGE_GROUP: Explanation = {
	message: 'The connected account may not do this with the group',
	remedy:
		'Connect an administrator or an admin of the group, with an app that has the scope "Manage groups".',
};

/** https://developer.box.com/reference/resources/group/ */
export const group: Entity<'group'> = {
	type: 'group',
	noun: 'group',
	plural: 'groups',
	collection: 'groups',
	url: { segments: ['groups'], example: 'https://app.box.com/master/groups/1234567890' },
	failures: { 403: MAY_NOT_MANAGE_GROUP },
	list: filtered({
		path: ['groups'],
		filter: 'filter_term',
		query: { fields: ['id', 'type', 'name'] },
		label: (group) => labelled(group),
		url: 'https://app.box.com/master/groups',
		hint: 'Type a part of the name',
		forbidden: {
			message: 'The connected account may not list groups',
			remedy:
				"Enter the group's ID, or connect an administrator's account or an app that may manage groups.",
		},
	}),
};
