import { choice, jsonObject, mapper, when } from '../../fields';
import { operation } from '../../framework';
import { chosenInstance, instancePath } from './chosen';
import { METADATA_ERRORS } from './errors';
import { setInstance } from './setInstance';
import { templateFields } from './templateFields';

export const set = operation({
	name: 'Set',
	action: 'Set metadata',
	description: 'Apply a metadata template to a file or folder, or update its values',
	reference: 'post-files-id-metadata-id-id',
	fields: {
		...chosenInstance,
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
	run: async ({ values, json, ...chosen }, { box }) =>
		await setInstance(box, instancePath(chosen), values ?? json ?? {}),
	errors: METADATA_ERRORS,
});
