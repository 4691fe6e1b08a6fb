import { textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { choice, dateTime, fields, inputFiles, itemName, optionalText, when } from '../../fields';
import { operation } from '../../framework';
import { quote } from '../../framework/errors/quote';
import { withContext } from '../../framework/errors/withContext';
import { itemResult } from '../../framework/outputItems';
import { checkName } from '../../framework/params/names';
import { AS_USER } from '../../framework/requestOptions';
import { createMissingParents, parentFolder } from '../item/parentFolder';
import { binaryData, contentOf, fileContent, IF_BINARY, mimeType } from './content';
import { afterLookalikes } from './lookalikes';
import { NewFile } from './newFile';
import { storeFile } from './storeFile';
import { numbersFor, uploadRun } from './uploadRun';

export const upload = operation({
	name: 'Upload',
	action: 'Upload a file',
	description: 'Upload a new file to a folder: one or more files of the input item, or a text',
	reference: 'post-files-content',
	fields: {
		binaryData,
		binaryPropertyName: when(IF_BINARY, inputFiles),
		fileContent,
		name: itemName('File Name', {
			example: 'report.pdf',
			description: 'The name the file gets in Box',
			hint: 'Leave empty to keep the name of the input file. A text needs a name.',
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
		mimeType,
	},
	simplify: { keeps: ['alreadyUploaded', 'skipped'] },
	prepare: ({ binaryData, binaryPropertyName: inputs = [], name }, fail) => {
		if (!binaryData) {
			return { names: [name ?? fail('name', 'is empty', 'A text needs a name.')] };
		}
		const isSeveral = inputs.length > 1;
		if (name !== undefined && isSeveral) {
			fail(
				'name',
				`is for one file, and ${inputs.length} are to be uploaded`,
				'Leave it empty: each file keeps its own name.',
			);
		}
		const nameOf = (fileName?: string) => {
			if (fileName) return checkName(fileName, 'File Name');
			return isSeveral
				? fail('binaryPropertyName', 'names a file that has no name of its own', 'Give it a name.')
				: fail('name', 'is empty, and the input file has no name of its own', 'Enter a name.');
		};
		return { names: inputs.map(({ fileName }) => name ?? nameOf(fileName)) };
	},
	async run(values, { box, params, run, input }) {
		const { binaryPropertyName: inputs, names, parent, ifExists } = values;
		const { description, contentCreatedAt, contentModifiedAt } = values;
		const rest = { parentId: parent.id, description, contentCreatedAt, contentModifiedAt };
		const files = uploadRun(run, input);
		const store = async (name: string, index: number) => {
			const numbers = numbersFor(files, params.optionalId(AS_USER) ?? '', parent.id, name);
			const source = await contentOf(values, inputs?.[index], name);
			const file = new NewFile(box, { name, ...rest }, source, files, values.fields);
			const place = { parentId: parent.id, name, ifExists };
			return itemResult(
				await afterLookalikes(run, place, async () => await storeFile(file, ifExists, numbers)),
			);
		};
		const [first = '', ...others] = names;
		if (others.length === 0) return await store(first, 0);
		const stored: JsonObject[] = [];
		for (const [index, name] of names.entries()) {
			const done = await store(name, index).catch((error: unknown) => {
				throw withContext(error, progressOf(name, stored, names.length));
			});
			stored.push(done);
		}
		return stored;
	},
	errors: {
		item_name_in_use:
			"Choose what to do in 'If the File Exists', or enter another 'File Name'. Box ignores upper and lower case in names.",
	},
});

/** How many files an error names. */
const MOST_NAMED = 10;

/** Which file could not be uploaded, and which of the same input item are in Box already. */
function progressOf(name: string, stored: readonly JsonObject[], count: number): string {
	const place = `${quote(name)} is number ${stored.length + 1} of ${count} files`;
	if (stored.length === 0) return `${place}. The others were not uploaded.`;
	const ids = stored.slice(0, MOST_NAMED).map(({ id }) => textAt(id));
	const rest = stored.length - ids.length;
	const list = [...ids, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
	return `${place}. Those before it are in Box, with the IDs ${list}.`;
}
