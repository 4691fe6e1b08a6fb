import { ifMatch } from '../../fields';
import { operation, remove } from '../../framework';
import { oneVersion, VERSION_ERRORS } from './fields';

export const del = operation({
	name: 'Delete',
	action: 'Delete a version of a file',
	description:
		'Move a past version of a file to the trash, from which it can be restored (not the current version)',
	reference: 'delete-files-id-versions-id',
	fields: oneVersion,
	options: { ifMatch },
	request: ({ file, fileVersion }) => remove(['files', file, 'versions', fileVersion]),
	result: 'nothing',
	errors: { ...VERSION_ERRORS, trashed: 'If the version is meant, it is deleted already.' },
});
