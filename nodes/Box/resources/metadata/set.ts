import { choice, flag, jsonObject, mapper, when } from '../../fields';
import { operation } from '../../framework';
import { chosenInstance, instancePath } from './chosen';
import { METADATA_ERRORS } from './errors';
import { setInstance } from './setInstance';
import { templateFields } from './templateFields';

export const set = operation({
	name: 'Set',
	action: 'Set metadata',
	description:
		'Apply a metadata template with values to a file or folder, or change these values if it is applied already. Other values stay unless an option says otherwise',
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
				description:
					"A JSON object with values by the keys of the template's fields. A value that is null is taken away; a date is written as 2026-01-31T00:00:00Z.",
			}),
		),
	},
	options: {
		removeOthers: flag('Remove Other Values', {
			description:
				'Whether values that the file or folder has of the template, and that are not given here, are taken away',
			to: 'nowhere',
		}),
	},
	run: async ({ values, json, removeOthers = false, ...chosen }, { box }) =>
		await setInstance(box, instancePath(chosen), { values: values ?? json ?? {}, removeOthers }),
	errors: METADATA_ERRORS,
});
