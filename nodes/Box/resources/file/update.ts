import { file } from '../../entities/file';
import { choice, converted, dateTime, fields, ifMatch, locator, protecting } from '../../fields';
import { operation } from '../../framework';
import { changeItem } from '../item/changeItem';
import { itemChanges, NAME_TAKEN } from '../item/changes';
import { checkLists, collectionChanges } from '../item/listFields';

const canDownload = choice(
	'Who Can Download',
	{
		company: {
			name: 'Company',
			description: 'Only people in your enterprise, whatever role others have',
		},
		reset: { name: 'Default', description: 'Whoever may by their role: removes the setting' },
		open: { name: 'Everyone', description: 'Everyone who can see the file' },
	},
	{
		default: 'open',
		description: 'Who can download the file, in place of what their role says',
		key: 'permissions.can_download',
	},
);

export const update = operation({
	name: 'Update',
	action: 'Update a file',
	description:
		'Change the name, description, tags, collections, download permission or retention date of a file',
	reference: 'put-files-id',
	fields: { file: locator(file) },
	updateFields: {
		...itemChanges('report.pdf'),
		...collectionChanges,
		canDownload: converted(canDownload, (who) => (who === 'reset' ? null : who)),
		dispositionAt: protecting(
			dateTime('Retention Date', {
				description:
					'When the retention of the file ends, for a file under retention. It can be put off, but not brought forward. Leave empty to clear it.',
				empty: null,
			}),
		),
	},
	options: { ...fields, ifMatch },
	simplify: { asks: ['description', 'tags'] },
	prepare: checkLists,
	run: async ({ file, ...values }, scope) => await changeItem(file, values, scope),
	errors: NAME_TAKEN,
});
