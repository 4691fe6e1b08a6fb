import { metadataTemplate, templatePath } from '../../entities/metadataTemplate';
import {
	choice,
	fileOrFolder,
	itemOf,
	jsonObject,
	locator,
	mapper,
	pathOf,
	when,
} from '../../fields';
import { operation } from '../../framework';
import { setInstance } from './setInstance';
import { templateFields } from './templateFields';

export const set = operation({
	name: 'Set',
	action: 'Set metadata',
	description: 'Apply a metadata template to a file or folder, or update its values',
	reference: 'post-files-id-metadata-id-id',
	fields: {
		...fileOrFolder(),
		template: locator(metadataTemplate),
		enterAs: choice(
			'Enter Values As',
			{ fields: 'Fields', json: 'JSON' },
			{ description: 'How the values are entered' },
		),
		values: when(
			{ enterAs: 'fields' },
			mapper('Values', { ...templateFields, description: "The values of the template's fields" }),
		),
		json: when(
			{ enterAs: 'json' },
			jsonObject('Values as JSON', {
				example: '{ "amount": 100, "currency": "EUR" }',
				description: "A JSON object with values by the keys of the template's fields",
			}),
		),
	},
	run: async ({ template, values, json, ...item }, { box }) => {
		const path = pathOf(itemOf(item), 'metadata', ...templatePath(template.id));
		return await setInstance(box, path, values ?? json ?? {});
	},
});
