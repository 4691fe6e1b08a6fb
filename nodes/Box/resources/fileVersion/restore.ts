import { operation, put } from '../../framework';
import { deletedVersion, VERSION_ERRORS } from './fields';

export const restore = operation({
	name: 'Restore',
	action: 'Restore a deleted version of a file',
	description: 'Take a deleted version of a file out of the trash, as a past version',
	reference: 'put-files-id-versions-id',
	fields: deletedVersion,
	request: ({ file, fileVersion }) =>
		put(['files', file, 'versions', fileVersion], { trashed_at: null }),
	errors: VERSION_ERRORS,
});
