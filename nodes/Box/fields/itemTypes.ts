import type { INodePropertyOptions } from 'n8n-workflow';

import type { ItemType } from '../client/types';

export const ITEM_TYPES: readonly [ItemType, ...ItemType[]] = ['file', 'folder', 'web_link'];

/** The kinds of items, as a list to choose from. */
export const itemTypeOptions: INodePropertyOptions[] = [
	{ name: 'File', value: 'file' },
	{ name: 'Folder', value: 'folder' },
	{ name: 'Web Link', value: 'web_link' },
];
