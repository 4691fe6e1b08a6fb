import type { Entity } from '../framework/references/entity';
import { markerList } from './lists/markerList';
import { labelled } from './lists/named';
import { SIGN_ID } from './signRequest';

/** https://developer.box.com/reference/resources/sign-template/ */
export const signTemplate: Entity<'sign-template'> = {
	type: 'sign-template',
	noun: 'sign template',
	plural: 'sign templates',
	collection: 'sign_templates',
	id: SIGN_ID,
	list: markerList({
		path: ['sign_templates'],
		label: (template) => labelled(template),
		hint: 'Type a part of the name',
	}),
};
