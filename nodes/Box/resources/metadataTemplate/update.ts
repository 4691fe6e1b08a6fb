import { schemaPath } from '../../entities/metadataTemplate';
import { choice, objectList, ownTemplate, when } from '../../fields';
import { operation, put } from '../../framework';
import { changeRows } from './changeRows';
import { isNoChange, isRepeatable, toOperation } from './toOperation';

export const update = operation({
	name: 'Update',
	action: 'Update a metadata template',
	description:
		'Change a metadata template, its fields and their choices. The values that a removed field or choice has on files and folders are lost',
	reference: 'put-metadata-templates-id-id-schema',
	fields: {
		template: ownTemplate('changed'),
		enterAs: choice(
			'Enter Changes As',
			{ fields: 'Fields', json: 'JSON' },
			{ description: 'How the changes are entered' },
		),
		changes: when({ enterAs: 'fields' }, changeRows),
		json: when(
			{ enterAs: 'json' },
			objectList('Changes as JSON', {
				example: '[{ "op": "removeField", "fieldKey": "amount" }]',
				description:
					'A list of operations as <a href="https://developer.box.com/guides/metadata/templates/update/" target="_blank">Box</a> takes them',
			}),
		),
	},
	prepare: ({ changes, json }, fail) => {
		if (changes?.length === 0) fail('changes', 'is empty', 'Add at least one change.');
		if (changes === undefined && !json?.length) {
			fail('json', 'is empty', 'Enter at least one operation.');
		}
		const operations = changes?.map(toOperation);
		const unchanged = operations?.findIndex(isNoChange) ?? -1;
		if (unchanged >= 0) {
			fail(
				'changes',
				`has nothing to change in its row ${unchanged + 1}`,
				'Fill in what should be different, or remove the row.',
			);
		}
		return { operations: operations ?? json ?? [] };
	},
	request: ({ template, operations }) =>
		put(schemaPath(template.id), operations, {
			contentType: 'application/json-patch+json',
			repeatable: operations.every(isRepeatable),
		}),
});
