import { textAt } from '../client/json';
import { including } from '../client/names';
import type { Entity } from '../framework/references/entity';
import { below } from './lists/below';
import { fieldsOf, metadataTemplate, readTemplate } from './metadataTemplate';

/**
 * A field of the metadata template that the parameter `template` chooses.
 *
 * https://developer.box.com/guides/metadata/fields/
 */
export const templateField: Entity<'template_field'> = {
	type: 'template_field',
	noun: 'field',
	plural: 'template fields',
	collection: 'metadata_templates',
	id: {
		pattern: /^[^]+$/,
		example: 'amount',
		rule: 'Any text can be a key',
		noun: 'key',
	},
	list: below({
		of: { parameter: 'template', entity: metadataTemplate, displayName: 'Metadata Template' },
		page: async ({ id, box }, { filter }) => {
			const results = fieldsOf(await readTemplate(box, id)).map(({ key, displayName }) => {
				const value = textAt(key) ?? '';
				return { name: `${textAt(displayName) ?? value} (${value})`, value };
			});
			const fits = including(filter);
			return { results: results.filter(({ name }) => fits(name)) };
		},
		hint: 'Choose the metadata template first, then type a part of the name',
	}),
};
