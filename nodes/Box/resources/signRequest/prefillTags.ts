import { choice, date, flag, rows, text, when } from '../../fields';
import type { Body } from '../../framework/call';
import type { Field, ValueOf } from '../../framework/field';

const tagRows = rows('Prefill Tags', {
	button: 'Add Tag',
	row: { name: 'tags', displayName: 'Tag' },
	description:
		'Values for the <a href="https://support.box.com/hc/en-us/articles/4404085855251" target="_blank">tags</a> in the document, so that the signers do not have to enter them',
	fields: {
		documentTagId: text('Tag ID', {
			example: 'signer1_full_name',
			description: 'The ID that the tag has in the document or in the template',
		}),
		valueType: choice(
			'Type',
			{ checkbox: 'Checkbox', date: 'Date', text: 'Text' },
			{ default: 'text', description: 'What kind of value the tag gets' },
		),
		text: when({ valueType: 'text' }, text('Text', { description: 'The text that the tag gets' })),
		checkbox: when(
			{ valueType: 'checkbox' },
			flag('Checked', { description: 'Whether it is checked' }),
		),
		date: when({ valueType: 'date' }, date('Date', { description: 'The date that the tag gets' })),
	},
	key: 'prefill_tags',
});

/** Values for tags: https://developer.box.com/reference/resources/sign-request-prefill-tag/ */
export const prefillTags: Field<Body[]> = {
	...tagRows,
	read: (scope, name) => {
		const all = tagRows.read(scope, name) as ValueOf<typeof tagRows>;
		return all.map(({ documentTagId, valueType, text: written, checkbox, date: day }, row) => {
			if (valueType === 'date' && day === undefined) {
				scope.params.fail(`${name}.tags[${row}].date`, 'is empty', 'Choose a date.');
			}
			return {
				document_tag_id: documentTagId,
				text_value: written,
				checkbox_value: checkbox,
				date_value: day,
			};
		});
	},
};
