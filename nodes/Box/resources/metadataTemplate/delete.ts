import { schemaPath } from '../../entities/metadataTemplate';
import { ownTemplate } from '../../fields';
import { operation, remove } from '../../framework';

export const del = operation({
	name: 'Delete',
	action: 'Delete a metadata template',
	description:
		'Delete a metadata template for good, with its values on all files and folders, which cannot be undone',
	reference: 'delete-metadata-templates-id-id-schema',
	fields: { template: ownTemplate('deleted') },
	request: ({ template }) => remove(schemaPath(template.id)),
	result: 'nothing',
});
