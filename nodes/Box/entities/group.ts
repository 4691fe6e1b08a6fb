import type { Entity } from '../framework/entity';
import { filtered, withDetail } from './lists/named';

/** https://developer.box.com/reference/resources/group/ */
export const group: Entity<'group'> = {
	type: 'group',
	noun: 'group',
	plural: 'groups',
	collection: 'groups',
	url: { segments: ['groups'], example: 'https://app.box.com/master/groups/1234567890' },
	list: filtered({
		path: ['groups'],
		filter: 'filter_term',
		query: { fields: ['id', 'type', 'name'] },
		show: ({ id, name }) => ({
			name: withDetail(name, undefined, String(id)),
			value: String(id),
			url: `https://app.box.com/master/groups/${String(id)}`,
		}),
		hint: 'Type a part of the name',
	}),
};
