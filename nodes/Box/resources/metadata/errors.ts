import type { OperationErrors } from '../../framework/types';

/** What errors about metadata mean: https://developer.box.com/reference/put-files-id-metadata-id-id/ */
export const METADATA_ERRORS: OperationErrors = {
	instance_not_found: {
		message: 'The file or folder has no metadata of this template',
		remedy: 'Apply the template with the operation Set first, or choose another template.',
	},
	instance_tuple_not_found: {
		message: 'Box knows no such metadata template, or this account may not see it',
		remedy: 'Choose a metadata template from the list.',
	},
	schema_validation_failed: {
		message: 'A value does not fit the metadata template',
		remedy:
			'Check the keys of the fields, and the types of their values. A date is a text such as 2026-01-31T00:00:00Z.',
	},
};
