import type { INodeProperties } from 'n8n-workflow';

import { ENTERPRISE_EVENT_TYPES } from '../events/enterpriseEventTypes';
import { EVENT_TYPES } from '../events/eventTypes';
import { folder } from '../entities/folder';
import { choices, ITEM_TYPES, optionalLocator } from '../fields';
import { named } from '../framework/namedFields';
import { options } from './options';

/** Which items' events start the workflow. */
export const itemFields = {
	folder: optionalLocator(folder, {
		description:
			'Only what happens to this folder and in it. Leave it empty for all folders, and for events that are not about an item. If Box does not tell which folder an item is in, even after several tries, its event comes too, and folder_note says why',
		hint: 'Leave empty for all folders',
	}),
	itemTypes: choices('Item Types', ITEM_TYPES, {
		description:
			'Only what happens to these. Leave it empty for all, and for events that are not about an item, such as changes of a group.',
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
		options: [
			{
				name: 'Enterprise',
				value: 'enterprise',
				description:
					'What all users of the enterprise do. For administrators, and apps with the scope "Manage enterprise properties".',
			},
			{
				name: 'My Account',
				value: 'user',
				description: 'What happens to the content that the connected account sees',
			},
		],
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
				description: 'Look every minute, or as set in the options',
			},
			{
				name: 'Long Poll',
				value: 'longPoll',
				description: 'Box answers the moment something happens',
			},
		],
		default: 'longPoll',
		displayOptions: { show: { stream: ['user'] } },
		description:
			'How to learn of events. Choose the interval if a proxy or firewall cuts connections that are silent for ten minutes.',
	},
	{
		displayName: 'Event Types',
		name: 'eventTypes',
		type: 'multiOptions',
		options: [...EVENT_TYPES],
		default: [],
		displayOptions: { show: { stream: ['user'] } },
		description:
			'What has to happen for the workflow to start. Leave it empty for everything. For a type that is not listed, see Other Event Types in the options.',
		hint: 'Leave empty for everything that happens',
	},
	{
		displayName: 'Enterprise Event Types',
		name: 'enterpriseEventTypes',
		type: 'multiOptions',
		options: [...ENTERPRISE_EVENT_TYPES],
		default: [],
		displayOptions: { show: { stream: ['enterprise'] } },
		description:
			'What has to happen in the enterprise for the workflow to start. Leave it empty for everything. For a type that is not listed, see Other Event Types in the options.',
		hint: 'Leave empty for everything that happens',
	},
	folderProperty as INodeProperties,
	{
		displayName: 'Include Subfolders',
		name: 'includeSubfolders',
		type: 'boolean',
		default: true,
		description:
			'Whether what happens further down in the chosen folder counts too, not only what happens directly in it',
	},
	itemTypesProperty as INodeProperties,
	options,
];
