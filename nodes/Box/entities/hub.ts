import { textAt } from '../client/json';
import type { Entity } from '../framework/references/entity';
import { markerList } from './lists/markerList';

/** The version of Box's API that hubs belong to. */
export const HUBS_VERSION = '2025.0';

/** https://developer.box.com/reference/v2025.0/resources/hub/ */
export const hub: Entity<'hubs'> = {
	type: 'hubs',
	noun: 'hub',
	plural: 'hubs',
	collection: 'hubs',
	url: { segments: ['hubs'], example: 'https://app.box.com/hubs/1234567890' },
	failures: {
		403: {
			message: 'The connected account may not do this with the hub',
			remedy: "Ask the hub's owner for access, or connect an account that has it.",
		},
	},
	list: markerList({
		path: ['hubs'],
		version: HUBS_VERSION,
		label: ({ id, title }) => textAt(title) ?? `ID ${id}`,
		hint: 'Type a part of the title',
	}),
};
