import type { FieldType, ResourceMapperField } from 'n8n-workflow';

import { isObject, textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { metadataTemplate, templatePath } from '../../entities/metadataTemplate';
import type { MappableFields } from '../../framework/methods';
import { isEmptyLocator, parseReference } from '../../framework/references/reference';

/** n8n's types of fields for Box's. */
const TYPES: Record<string, FieldType> = {
	string: 'string',
	float: 'number',
	date: 'dateTime',
	enum: 'options',
	multiSelect: 'array',
	taxonomy: 'array',
};

/** How a template's fields are mapped. */
export const templateFields = {
	method: 'mapTemplateFields',
	fields: fieldsOfTemplate,
	words: { singular: 'field', plural: 'fields' },
	dependsOn: ['template.value'],
};

async function fieldsOfTemplate(...[box, parameter]: Parameters<MappableFields>) {
	const chosen = parameter('template');
	if (isEmptyLocator(chosen)) return { fields: [] };
	const reference = parseReference(chosen, metadataTemplate, 'Metadata Template');
	const [scope, key] = templatePath(reference.kind === 'id' ? reference.id : '');
	const template = await box.request({
		method: 'GET',
		path: ['metadata_templates', scope, key, 'schema'],
		expects: 'object',
	});
	const fields = Array.isArray(template.fields) ? template.fields.filter(isObject) : [];
	return { fields: fields.filter(({ hidden }) => hidden !== true).map(toMapperField) };
}

/** https://developer.box.com/guides/metadata/fields/ */
function toMapperField({ key, displayName, type, options }: JsonObject): ResourceMapperField {
	const id = textAt(key) ?? '';
	const choices = Array.isArray(options) ? options.filter(isObject) : [];
	return {
		id,
		displayName: textAt(displayName) ?? id,
		type: TYPES[textAt(type) ?? ''] ?? 'string',
		required: false,
		defaultMatch: false,
		display: true,
		...(type === 'enum'
			? {
					options: choices.map(({ key }) => ({
						name: textAt(key) ?? '',
						value: textAt(key) ?? '',
					})),
				}
			: {}),
	};
}
