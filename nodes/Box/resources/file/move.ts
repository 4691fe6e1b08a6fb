import { file } from '../../entities/file';
import { folder } from '../../entities/folder';
import { fields, locator } from '../../fields';
import { operation } from '../../framework';
import { moveItem } from '../item/moveItem';
import { newName } from '../item/names';

export const move = operation({
	name: 'Move',
	action: 'Move a file',
	description: 'Move a file to another folder',
	reference: 'put-files-id',
	fields: {
		file: locator(file),
		parent: locator(folder, {
			displayName: 'Parent Folder',
			description: 'The folder to move it to',
		}),
	},
	options: { ...fields, name: newName('report-2026.pdf') },
	simplify: {},
	run: async ({ file, parent, name }, { box, sent }) =>
		await moveItem(box, { item: file, parent, name, query: sent.query }),
	errors: {
		item_name_in_use:
			"Enter a 'New Name' in the options. Box ignores upper and lower case in names.",
	},
});
