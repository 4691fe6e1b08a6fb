import { file } from '../../entities/file';
import { dateTime, fields, ifMatch, inputFile, itemName, locator, when } from '../../fields';
import { operation } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { binaryData, contentOf, fileContent, IF_BINARY, mimeType } from './content';

export const uploadVersion = operation({
	name: 'Upload Version',
	action: 'Upload a new version of a file',
	description: 'Upload new content for a file, whose earlier content stays as a version of it',
	reference: 'post-files-id-content',
	fields: {
		file: locator(file),
		binaryData,
		binaryPropertyName: when(IF_BINARY, inputFile),
		fileContent,
	},
	options: {
		contentCreatedAt: dateTime('Content Created At', {
			description: 'When the content was created, if before the upload',
		}),
		contentModifiedAt: dateTime('Content Modified At', {
			description: 'When the content was last changed, if before the upload',
		}),
		...fields,
		ifMatch,
		mimeType,
		name: itemName('New Name', {
			example: 'report-2026.pdf',
			description:
				'The name the file gets with this version. Leave empty to keep its name: that of the input file does not matter.',
			empty: undefined,
		}),
	},
	simplify: {},
	async run(values, { box }) {
		const { file, binaryPropertyName, name, contentCreatedAt, contentModifiedAt } = values;
		const attributes = { name, contentCreatedAt, contentModifiedAt };
		const source = await contentOf(values, binaryPropertyName, name);
		const { fields, ifMatch } = values;
		return itemResult(await box.uploadVersion(file.id, attributes, source, { fields, ifMatch }));
	},
	errors: {
		item_name_in_use:
			"Enter another 'New Name' in the options, or leave it empty. Box ignores upper and lower case in names.",
	},
});
