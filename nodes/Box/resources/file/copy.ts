import { copyName } from '../../fields/itemChanges';
import { fileLocator, folderLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import type { Operation } from '../../framework/types';
import { copyItem } from '../item/copyItem';

/** https://developer.box.com/reference/post-files-id-copy/ */
export const copy: Operation = {
	value: 'copy',
	name: 'Copy',
	action: 'Copy a file',
	description: 'Copy a file to a folder',
	fields: [
		fileLocator({ name: 'file', displayName: 'File' }),
		folderLocator({
			name: 'parent',
			displayName: 'Parent Folder',
			description: 'The folder to put the copy into',
		}),
		options(fieldsOption, copyName('Copy of report.pdf'), ...sharedLinkOptions, {
			displayName: 'Version ID',
			name: 'version',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567890',
			description: 'Copy this version of the file instead of the current one',
		}),
	],
	run: async (scope) =>
		await copyItem(scope, 'file', { version: scope.params.optionalId('options.version') }),
};
