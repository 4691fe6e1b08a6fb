import type { INodeProperties } from 'n8n-workflow';

import { itemTypeOptions } from './itemTypes';
import { fileLocator, folderLocator, webLinkLocator } from './locators';

const shownFor = (itemType: string) => ({ displayOptions: { show: { itemType: [itemType] } } });

/** Chooses an item of any type: first what it is, then which one. */
export const anyItem: INodeProperties[] = [
	{
		displayName: 'Item Type',
		name: 'itemType',
		type: 'options',
		options: itemTypeOptions,
		default: 'file',
	},
	fileLocator({ name: 'file', displayName: 'File', ...shownFor('file') }),
	folderLocator({ name: 'folder', displayName: 'Folder', ...shownFor('folder') }),
	webLinkLocator({ name: 'webLink', displayName: 'Web Link', ...shownFor('web_link') }),
];
