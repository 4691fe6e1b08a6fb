import type { INodeProperties } from 'n8n-workflow';

import { folder } from '../entities/folder';
import { COMMON_EVENTS, type CommonEvent } from '../events/commonEvents';
import { ENTERPRISE_EVENT_TYPES } from '../events/enterpriseEventTypes';
import { EVENT_TYPES } from '../events/eventTypes';
import { enterpriseStream, userStream } from '../events/streams';
import { choices, ITEM_TYPES, optionalLocator } from '../fields';
import { named } from '../framework/namedFields';
import { FORMER_LISTEN, options } from './options';

/** Which items' events start the workflow. */
export const itemFields = {
	folder: optionalLocator(folder, {
		description:
			'Only events about this folder and the items in it. Leave empty for all folders, and for events that are not about an item. If Box does not say which folder an item is in, even after several attempts, its event starts the workflow too, and folder_note says why',
		hint: 'Leave empty for all folders',
	}),
	itemTypes: choices('Item Types', ITEM_TYPES, {
		description:
			'Only events about items of these types. Leave empty for all, and for events that are not about an item, such as changes of a group.',
		hint: 'Leave empty for all types',
	}),
};

const [folderProperty, itemTypesProperty] = named(itemFields);

/** The choices for which events are about items of several types. */
const EVENTS_OF_ALL_ITEMS = [
	'any',
	...Object.entries<CommonEvent>(COMMON_EVENTS).flatMap(([value, { itemType }]) =>
		itemType ? [] : [value],
	),
];

export const properties: INodeProperties[] = [
	{
		// n8n's node panel lists a trigger's options of this name: https://docs.n8n.io/integrations/creating-nodes/
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Any of the Event Types',
				value: 'any',
				action: 'On any event',
				description: 'All events, or those of the types that are selected below',
			},
			...Object.entries(COMMON_EVENTS).map(([value, { name, action, description }]) => ({
				name,
				value,
				action,
				description,
			})),
		],
		// What workflows mean that were stored before there was a choice.
		default: 'any',
		description: 'What starts the workflow',
	},
	{
		displayName: 'Event Types',
		name: 'eventTypes',
		type: 'multiOptions',
		options: [...EVENT_TYPES],
		default: [],
		displayOptions: { show: { event: ['any'], stream: ['user'] } },
		description:
			'The events that start the workflow. Leave empty for all events. For a type that is not listed, add Other Event Types in the options.',
		hint: 'Leave empty for all events',
	},
	{
		displayName: 'Enterprise Event Types',
		name: 'enterpriseEventTypes',
		type: 'multiOptions',
		options: [...ENTERPRISE_EVENT_TYPES],
		default: [],
		displayOptions: { show: { event: ['any'], stream: ['enterprise'] } },
		description:
			'The events in the enterprise that start the workflow. Leave empty for all events. For a type that is not listed, add Other Event Types in the options.',
		hint: 'Leave empty for all events',
	},
	folderProperty as INodeProperties,
	{
		displayName: 'Include Subfolders',
		name: 'includeSubfolders',
		type: 'boolean',
		default: true,
		description: 'Whether to include events about items in subfolders of the folder',
	},
	{
		...(itemTypesProperty as INodeProperties),
		displayOptions: { show: { event: EVENTS_OF_ALL_ITEMS } },
	},
	{
		displayName: 'Stream',
		name: 'stream',
		type: 'options',
		noDataExpression: true,
		options: [enterpriseStream, userStream],
		default: 'user',
		description: 'Whose events start the workflow',
	},
	FORMER_LISTEN,
	options,
];
