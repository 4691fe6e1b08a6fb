import { choice, dateTime, fields, inputFile, itemName, optionalText } from '../../fields';
import { operation } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { checkName } from '../../framework/params/names';
import { AS_USER } from '../../framework/requestOptions';
import { createMissingParents, parentFolder } from '../item/parentFolder';
import { NewFile } from './newFile';
import { storeFile } from './storeFile';
import { numbersFor, uploadRun } from './uploadRun';

export const upload = operation({
	name: 'Upload',
	action: 'Upload a file',
	description: 'Upload a new file to a folder',
	reference: 'post-files-content',
	fields: {
		binaryPropertyName: inputFile,
		name: itemName('File Name', {
			example: 'report.pdf',
			description: 'The name the file gets in Box',
			hint: 'Leave empty to keep the name of the input file',
			empty: undefined,
		}),
		parent: parentFolder('The folder to upload to'),
		ifExists: choice(
			'If the File Exists',
			{
				fail: {
					name: 'Fail',
					description:
						'Stop with an error that says which item has the name. If this account uploaded the same file shortly before, as in a retry, that file is returned with alreadyUploaded.',
				},
				keepBoth: {
					name: 'Keep Both',
					description: 'Upload with the next free name, such as report (1).pdf',
				},
				skip: { name: 'Skip', description: 'Upload nothing and return the existing file' },
				newVersion: {
					name: 'Upload New Version',
					description: 'Make it the newest version of the existing file',
				},
			},
			{ description: 'What to do if the folder already has an item with that name' },
		),
	},
	options: {
		createMissingParents,
		...fields,
		contentCreatedAt: dateTime('Content Created At', {
			description: 'When the content was created, if before the upload. For new files only.',
		}),
		contentModifiedAt: dateTime('Content Modified At', {
			description: 'When the content was last changed, if before the upload',
		}),
		description: optionalText('Description', {
			description: 'A description of up to 255 characters, shown in Box. For new files only.',
		}),
	},
	simplify: { keeps: ['alreadyUploaded', 'skipped'] },
	prepare: ({ binaryPropertyName: { fileName }, name }, fail) => {
		if (name !== undefined) return { name };
		return fileName
			? { name: checkName(fileName, 'File Name') }
			: fail('name', 'is empty, and the input file has no name of its own', 'Enter a name.');
	},
	async run(values, { box, params, run }) {
		const { binaryPropertyName, name, parent, ifExists } = values;
		const { description, contentCreatedAt, contentModifiedAt } = values;
		const attributes = {
			name,
			parentId: parent.id,
			description,
			contentCreatedAt,
			contentModifiedAt,
		};
		const files = uploadRun(run);
		const numbers = numbersFor(files, params.optionalId(AS_USER) ?? '', parent.id, name);
		const { source } = binaryPropertyName;
		const file = new NewFile(box, attributes, source, files, values.fields);
		return itemResult(await storeFile(file, ifExists, numbers));
	},
	errors: {
		item_name_in_use:
			"Choose what to do in 'If the File Exists', or enter another 'File Name'. Box ignores upper and lower case in names.",
	},
});
