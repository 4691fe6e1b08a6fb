import { file } from '../../entities/file';
import { fileVersion } from '../../entities/fileVersion';
import { locator } from '../../fields';
import type { OperationErrors } from '../../framework/types';

const ofFile = locator(file, { description: 'The file whose version is meant' });

/** Chooses a past version of a file. Box finds a version by both. */
export const oneVersion = { file: ofFile, fileVersion: locator(fileVersion) };

/** Chooses a version that was deleted. */
export const deletedVersion = {
	file: ofFile,
	fileVersion: locator(fileVersion, { trashed: true }),
};

/** What refusals mean if a past version is to be changed. */
export const VERSION_ERRORS: OperationErrors = {
	access_denied_insufficient_permissions: {
		message: 'It is the current version, or the connected account may not change versions',
		remedy:
			'Choose a past version. If it is one, connect an editor, co-owner or the owner of the file.',
	},
	trashed:
		'If the version was deleted, restore it first (resource File Version). If the file was, restore that (resource Trash).',
};
