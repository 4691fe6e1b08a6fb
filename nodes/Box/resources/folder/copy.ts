import { folder } from '../../entities/folder';
import { fields, locator, sharedLink } from '../../fields';
import { operation, post } from '../../framework';
import { NAME_TAKEN } from '../item/changes';
import { copyName } from '../item/names';

export const copy = operation({
	name: 'Copy',
	action: 'Copy a folder',
	description: 'Copy a folder, with everything in it, to a folder',
	reference: 'post-folders-id-copy',
	fields: {
		folder: locator(folder, { butRoot: 'copied' }),
		parent: locator(folder, {
			displayName: 'Parent Folder',
			description: 'The folder to put the copy into',
		}),
	},
	options: { ...fields, name: copyName('Copy of Reports 2026'), ...sharedLink },
	simplify: {},
	request: ({ folder, parent }) => post(['folders', folder, 'copy'], { parent }),
	errors: NAME_TAKEN,
});
