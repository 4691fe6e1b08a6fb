import { operation, remove } from '../../framework';
import { chosenInstance, instancePath } from './chosen';
import { METADATA_ERRORS } from './errors';

export const del = operation({
	name: 'Delete',
	action: 'Delete metadata',
	description:
		'Remove a metadata template with its values from a file or folder, which cannot be undone',
	reference: 'delete-files-id-metadata-id-id',
	fields: chosenInstance,
	request: (chosen) => remove(instancePath(chosen)),
	result: 'nothing',
	errors: { instance_not_found: METADATA_ERRORS.instance_not_found ?? '' },
});
