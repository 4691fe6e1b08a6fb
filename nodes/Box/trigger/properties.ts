import type { INodeProperties } from 'n8n-workflow';

import { folder } from '../entities/folder';
import { ENTERPRISE_EVENT_TYPES } from '../events/enterpriseEventTypes';
import { EVENT_TYPES } from '../events/eventTypes';
import { enterpriseStream, userStream } from '../events/streams';
import { choices, ITEM_TYPES, optionalLocator } from '../fields';
import { named } from '../framework/namedFields';
import { options } from './options';

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

export const properties: INodeProperties[] = [
	{
		displayName: 'Stream',
		name: 'stream',
		type: 'options',
		noDataExpression: true,
		options: [enterpriseStream, userStream],
		default: 'user',
		description: 'Whose events start the workflow',
	},
	{
		displayName: 'Listen By',
		name: 'listen',
		type: 'options',
		options: [
			{
				name: 'Interval',
				value: 'interval',
				description: 'Check for events every minute, or as set in the options',
			},
			{
				name: 'Long Poll',
				value: 'longPoll',
				description: 'Box reports an event the moment it happens',
			},
		],
		default: 'longPoll',
		displayOptions: { show: { stream: ['user'] } },
		description:
			'How to check for events. Choose Interval if a proxy or firewall closes connections that are idle for ten minutes.',
	},
	{
		displayName: 'Event Types',
		name: 'eventTypes',
		type: 'multiOptions',
		options: [...EVENT_TYPES],
		default: [],
		displayOptions: { show: { stream: ['user'] } },
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
		displayOptions: { show: { stream: ['enterprise'] } },
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
	itemTypesProperty as INodeProperties,
	options,
];
