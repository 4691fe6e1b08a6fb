import { choice, objectList, rows, text, when } from '../../fields';
import { operation, post } from '../../framework';
import { TEMPLATE_ERRORS } from './errors';
import { newField, toField } from './newField';
import { settings } from './settings';

export const create = operation({
	name: 'Create',
	action: 'Create a metadata template',
	description: 'Create a metadata template of the enterprise',
	reference: 'post-metadata-templates-schema',
	fields: {
		displayName: text('Display Name', {
			required: true,
			example: 'Contract',
			description: 'The name that people see in Box',
		}),
		enterAs: choice(
			'Enter Fields As',
			{ fields: 'Fields', json: 'JSON' },
			{ description: "How the template's fields are entered" },
		),
		templateFields: when(
			{ enterAs: 'fields' },
			rows('Template Fields', {
				description: 'What the template has values for, in the order in which Box shows it',
				button: 'Add Field',
				row: { name: 'fields', displayName: 'Field' },
				fields: newField,
			}),
		),
		json: when(
			{ enterAs: 'json' },
			objectList('Template Fields as JSON', {
				example: '[{ "type": "float", "key": "amount", "displayName": "Amount" }]',
				description:
					'A list of fields as <a href="https://developer.box.com/reference/post-metadata-templates-schema/#param-fields" target="_blank">Box</a> takes them',
			}),
		),
	},
	additionalFields: {
		...settings,
		templateKey: text('Template Key', {
			example: 'contract',
			description:
				'The name of the template in the API. Box makes it from the display name if it is not given. It cannot be changed later.',
			key: 'templateKey',
		}),
	},
	request: ({ displayName, templateFields, json }) =>
		post(['metadata_templates', 'schema'], {
			scope: 'enterprise',
			displayName,
			fields: json ?? templateFields?.map(toField) ?? [],
		}),
	errors: TEMPLATE_ERRORS,
});
