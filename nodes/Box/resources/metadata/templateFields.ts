import type { FieldType, ResourceMapperField } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { isObject, textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { isUndecided } from '../../entities/lists/below';
import { fieldsOf, metadataTemplate, readTemplate } from '../../entities/metadataTemplate';
import type { MappableFields } from '../../framework/methods';
import { locate } from '../../framework/references/locate';
import { parseReference } from '../../framework/references/reference';
import { taxonomyNodes } from './taxonomyNodes';

/**
 * n8n's types of fields for Box's. The editor shows `multiOptions` as a list to choose from, which
 * n8n's type for this does not say.
 */
const TYPES: Record<string, FieldType> = {
	string: 'string',
	float: 'number',
	integer: 'number',
	date: 'dateTime',
	enum: 'options',
	multiSelect: 'multiOptions' as FieldType,
	taxonomy: 'array',
};

/** How a template's fields are mapped. */
export const templateFields = {
	method: 'mapTemplateFields',
	fields: chosenFields,
	words: { singular: 'field', plural: 'fields' },
	dependsOn: ['template.value'],
};

async function chosenFields(...[box, parameter]: Parameters<MappableFields>) {
	const chosen = parameter('template');
	if (isUndecided(chosen)) return { fields: [] };
	const field = 'Metadata Template';
	const reference = parseReference(chosen, metadataTemplate, field);
	const { id } = await locate(reference, metadataTemplate, { box, field });
	const template = await readTemplate(box, id);
	const visible = fieldsOf(template).filter(({ hidden }) => hidden !== true);
	return { fields: await Promise.all(visible.map((each) => mapperField(box, template, each))) };
}

/**
 * A field of a template as n8n maps values to it.
 *
 * https://developer.box.com/guides/metadata/fields/
 */
export async function mapperField(
	box: BoxClient,
	template: JsonObject,
	field: JsonObject,
): Promise<ResourceMapperField> {
	const id = textAt(field.key) ?? '';
	const type = textAt(field.type) ?? '';
	const mapped: ResourceMapperField = {
		id,
		displayName: textAt(field.displayName) ?? id,
		type: TYPES[type] ?? 'string',
		required: false,
		defaultMatch: false,
		display: true,
	};
	if (type === 'enum' || type === 'multiSelect') {
		const options = Array.isArray(field.options) ? field.options.filter(isObject) : [];
		const keys = options.map(({ key }) => textAt(key) ?? '');
		return { ...mapped, options: keys.map((key) => ({ name: key, value: key })) };
	}
	if (type !== 'taxonomy') return mapped;
	const options = await taxonomyNodes(box, template, id);
	// The IDs of nodes are typed in if they are too many for a list.
	return options ? { ...mapped, type: 'multiOptions' as FieldType, options } : mapped;
}
