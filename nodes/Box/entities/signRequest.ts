import { textAt } from '../client/json';
import type { Entity } from '../framework/references/entity';
import { markerList } from './lists/markerList';
import { labelled } from './lists/named';

/** Box Sign has UUIDs for IDs; older requests have a longer form. */
export const SIGN_ID = {
	pattern: /^[\da-f]+(-[\da-f]+)*$/i,
	example: 'd02fefd2-15fa-431f-a127-2b4525616ae6',
	rule: 'An ID of Box Sign consists of hexadecimal digits with hyphens between them',
};

/** https://developer.box.com/reference/resources/sign-request/ */
export const signRequest: Entity<'sign-request'> = {
	type: 'sign-request',
	noun: 'sign request',
	plural: 'sign requests',
	collection: 'sign_requests',
	id: SIGN_ID,
	list: markerList({
		path: ['sign_requests'],
		label: (request) => labelled(request, textAt(request.status)),
		hint: 'Type a part of the name, or the status',
	}),
};
