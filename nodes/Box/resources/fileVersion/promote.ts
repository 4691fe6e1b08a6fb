import { fields } from '../../fields';
import { operation, post, typed } from '../../framework';
import { oneVersion, VERSION_ERRORS } from './fields';

export const promote = operation({
	name: 'Promote',
	action: 'Promote a version of a file',
	description:
		'Make a copy of a past version the current version of a file, under the name that the file had then',
	reference: 'post-files-id-versions-current',
	fields: oneVersion,
	options: { ...fields },
	request: ({ file, fileVersion }) =>
		post(['files', file, 'versions', 'current'], typed(fileVersion)),
	errors: {
		...VERSION_ERRORS,
		item_name_in_use:
			'The version had this name, and the file gets it back. Rename or move the item that has it now.',
	},
});
