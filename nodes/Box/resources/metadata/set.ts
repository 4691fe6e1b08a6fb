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
		enterAs: choice('Enter Values As', { fields: 'Fields', json: 'JSON' }),
		values: when({ enterAs: 'fields' }, mapper('Values', templateFields)),
		json: when(
			{ enterAs: 'json' },
			jsonObject('Values as JSON', { example: '{ "amount": 100, "currency": "EUR" }' }),
		),
	},
	run: async ({ values, json, ...chosen }, { box }) =>
		await setInstance(box, instancePath(chosen), values ?? json ?? {}),
	errors: METADATA_ERRORS,
});
