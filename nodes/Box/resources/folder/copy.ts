import { copyName } from '../../fields/itemChanges';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { copyItem } from '../item/copyItem';

/** https://developer.box.com/reference/post-folders-id-copy/ */
export const copy: Operation = {
	value: 'copy',
	name: 'Copy',
	action: 'Copy a folder',
	description: 'Copy a folder, with all that is in it, to a folder',
	fields: [
		folderLocator({ name: 'folder', displayName: 'Folder' }),
		folderLocator({
			name: 'parent',
			displayName: 'Parent Folder',
			description: 'The folder to put the copy into',
		}),
		options(fieldsOption, copyName('Copy of Reports 2026'), ...sharedLinkOptions),
	],
	run: async (scope) => await copyItem(scope, 'folder'),
};
