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
		enterAs: choice('Enter Values As', { fields: 'Fields', json: 'JSON' }),
		values: when({ enterAs: 'fields' }, mapper('Values', templateFields)),
		json: when(
			{ enterAs: 'json' },
			jsonObject('Values as JSON', { example: '{ "amount": 100, "currency": "EUR" }' }),
		),
	},
	run: async ({ template, values, json, ...item }, { box }) => {
		const path = pathOf(itemOf(item), 'metadata', ...templatePath(template.id));
		return await setInstance(box, path, values ?? json ?? {});
	},
});
