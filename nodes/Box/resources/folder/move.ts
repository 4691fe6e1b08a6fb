import { folder } from '../../entities/folder';
import { fields, locator } from '../../fields';
import { operation } from '../../framework';
import { moveItem } from '../item/moveItem';
import { newName } from '../item/names';

export const move = operation({
	name: 'Move',
	action: 'Move a folder',
	description: 'Move a folder, with everything in it, to another folder',
	reference: 'put-folders-id',
	fields: {
		folder: locator(folder, { butRoot: 'moved' }),
		parent: locator(folder, {
			displayName: 'Parent Folder',
			description: 'The folder to move it to',
		}),
	},
	options: { ...fields, name: newName('Reports 2026') },
	simplify: {},
	run: async ({ folder, parent, name }, { box, sent }) =>
		await moveItem(box, { item: folder, parent, name, query: sent.query }),
	errors: {
		item_name_in_use:
			"Enter a 'New Name' in the options. Box ignores upper and lower case in names.",
	},
});
