import { get as read, operation } from '../../framework';
import { chosenInstance, instancePath, taxonomyDetails } from './chosen';
import { METADATA_ERRORS } from './errors';

export const get = operation({
	name: 'Get',
	action: 'Get metadata',
	description: 'Get the values of a metadata template on a file or folder',
	reference: 'get-files-id-metadata-id-id',
	fields: chosenInstance,
	options: { taxonomyDetails },
	request: (chosen) => read(instancePath(chosen)),
	result: 'metadata',
	errors: METADATA_ERRORS,
});
