import { fileAttributesOptions } from '../../fields/fileAttributes';
import { inputBinary } from '../../fields/binary';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, options } from '../../fields/options';
import { checkName } from '../../framework/names';
import type { Params } from '../../framework/params';
import type { Operation } from '../../framework/types';
import { itemResult } from '../item/itemResult';
import { createMissingParentsOption, parentFolder } from '../item/parentFolder';
import { NewFile } from './newFile';
import { storeFile } from './storeFile';
import { numbersFor, uploadRun } from './uploadRun';

/** https://developer.box.com/reference/post-files-content/ */
export const upload: Operation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload a file',
	description: 'Upload a new file to a folder',
	fields: [
		inputBinary,
		{
			displayName: 'File Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. report.pdf',
			description: 'The name the file gets in Box',
			hint: 'Leave empty to keep the name of the input file',
		},
		folderLocator({
			name: 'parent',
			displayName: 'Parent Folder',
			description: 'The folder to upload to',
			startsAtRoot: true,
		}),
		{
			displayName: 'If the File Exists',
			name: 'ifExists',
			type: 'options',
			default: 'fail',
			description: 'What to do when the folder already has an item of that name',
			options: [
				{
					name: 'Fail',
					value: 'fail',
					description:
						'Stop with an error that says which item has the name. If this account has uploaded the same file a moment ago, as before a retry, that file is returned with alreadyUploaded.',
				},
				{
					name: 'Keep Both',
					value: 'keepBoth',
					description: 'Upload under the next free name, such as report (1).pdf',
				},
				{
					name: 'Skip',
					value: 'skip',
					description: 'Upload nothing and return the existing file',
				},
				{
					name: 'Upload New Version',
					value: 'newVersion',
					description: 'Make it the newest version of the existing file',
				},
			],
		},
		options(createMissingParentsOption, fieldsOption, ...fileAttributesOptions),
	],
	async run(scope) {
		const { params, files } = scope;
		const ifExists = params.choice('ifExists', ['fail', 'keepBoth', 'skip', 'newVersion']);
		const options = {
			description: params.optionalText('options.description'),
			contentCreatedAt: params.optionalTime('options.contentCreatedAt'),
			contentModifiedAt: params.optionalTime('options.contentModifiedAt'),
		};
		const createsParents = params.flag('options.createMissingParents');
		const { fileName, source } = await files.read(
			params.binaryProperty('binaryPropertyName'),
			params.displayName('binaryPropertyName'),
		);
		const name = nameFor(params, fileName);
		const fields = params.list('options.fields');
		const asUser = params.optionalId('options.asUser') ?? '';
		const { id: parentId, box } = await parentFolder(scope, createsParents);
		const run = uploadRun(scope.run);
		const attributes = { ...options, name, parentId };
		const file = new NewFile(box, attributes, source, run, fields);
		return itemResult(await storeFile(file, ifExists, numbersFor(run, asUser, parentId, name)));
	},
};

/** The name the file gets in Box: the entered one, or its own. */
function nameFor(params: Params, fileName: string | undefined): string {
	const name = params.isEmpty('name') ? fileName : params.optionalText('name');
	if (!name) {
		params.fail('name', 'is empty, and the input file has no name of its own', 'Enter a name.');
	}
	return checkName(name, params.displayName('name'));
}
