import { metadataTemplate, schemaPath } from '../../entities/metadataTemplate';
import { locator } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a metadata template',
	description: 'Get a metadata template with its fields',
	reference: 'get-metadata-templates-id-id-schema',
	fields: { template: locator(metadataTemplate) },
	request: ({ template }) => read(schemaPath(template.id)),
});
