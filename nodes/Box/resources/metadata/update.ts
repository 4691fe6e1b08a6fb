import { choice, jsonList, when } from '../../fields';
import { operation } from '../../framework';
import { toRequest } from '../../framework/call';
import { changeRows } from './changeRows';
import { chosenInstance, instancePath } from './chosen';
import { METADATA_ERRORS } from './errors';
import { patch } from './patch';
import { typedChanges } from './typedChanges';

export const update = operation({
	name: 'Update',
	action: 'Update metadata',
	description:
		'Change single values of a metadata template on a file or folder: all of the changes, or none if one of them is not possible',
	reference: 'put-files-id-metadata-id-id',
	fields: {
		...chosenInstance,
		enterAs: choice(
			'Enter Changes As',
			{ fields: 'Fields', json: 'JSON Patch' },
			{ description: 'How the changes are entered' },
		),
		changes: when({ enterAs: 'fields' }, changeRows),
		json: when(
			{ enterAs: 'json' },
			jsonList('Changes as JSON Patch', {
				example: '[{ "op": "replace", "path": "/amount", "value": 100 }]',
				description:
					'A list of operations as in <a href="https://datatracker.ietf.org/doc/html/rfc6902" target="_blank">RFC 6902</a>. Each path is a slash and the key of a field.',
			}),
		),
	},
	prepare: ({ changes, json }, fail) => {
		if (changes?.length === 0) fail('changes', 'is empty', 'Add at least one change.');
		if (changes === undefined && !json?.length) {
			fail('json', 'is empty', 'Enter at least one operation.');
		}
	},
	run: async ({ changes, json, ...chosen }, { box, params, run }) => {
		const target = { box, params, run, templateId: chosen.template.id };
		const list = changes ? await typedChanges(changes, target) : (json ?? []);
		const call = patch(instancePath(chosen), list);
		return await box.request({ ...toRequest(call), expects: 'object' });
	},
	errors: {
		...METADATA_ERRORS,
		bad_request: {
			message: 'Box does not make the changes to the metadata',
			remedy:
				'Nothing was changed. Replace, Remove, Copy and Move need a field that has a value; Test needs the field to have just this one.',
		},
	},
});
