import { file } from '../../entities/file';
import { folder } from '../../entities/folder';
import { fields, locator, sharedLink } from '../../fields';
import { operation, post } from '../../framework';
import { NAME_TAKEN } from '../item/changes';
import { copyName } from '../item/names';
import { versionOption } from './versionOption';

export const copy = operation({
	name: 'Copy',
	action: 'Copy a file',
	description: 'Copy a file to a folder',
	reference: 'post-files-id-copy',
	fields: {
		file: locator(file),
		parent: locator(folder, {
			displayName: 'Parent Folder',
			description: 'The folder to put the copy into',
		}),
	},
	options: {
		...fields,
		name: copyName('Copy of report.pdf'),
		...sharedLink,
		version: versionOption('Copy this version of the file instead of the current one'),
	},
	simplify: {},
	request: ({ file, parent }) => post(['files', file, 'copy'], { parent }),
	errors: NAME_TAKEN,
});
