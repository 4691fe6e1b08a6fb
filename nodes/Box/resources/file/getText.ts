import { file } from '../../entities/file';
import {
	choice,
	fields,
	integer,
	locator,
	optionalText,
	outputField,
	sharedLink,
	text,
	when,
} from '../../fields';
import { operation } from '../../framework';
import { FileItem } from '../../framework/files/fileItem';
import { namedFile } from './namedFile';
import { MOST_CHARACTERS, readText } from './readText';
import { together } from './together';
import { maxWait, wait } from './wait';

/** The forms of a text: how the file that has it ends, and what it is. */
const FORMS = {
	extracted_text: { extension: 'txt', contentType: 'text/plain' },
	markdown: { extension: 'md', contentType: 'text/markdown' },
} as const;

export const getText = operation({
	name: 'Get Text',
	action: 'Get the text of a file',
	description: 'Get the text that Box reads out of a document, as plain text or as Markdown',
	reference: 'get-files-id',
	fields: {
		file: locator(file),
		format: choice(
			'Format',
			{
				extracted_text: { name: 'Plain Text', description: 'Of documents and text files' },
				markdown: {
					name: 'Markdown',
					description: 'With headings, tables and lists; of PDF, Office and Google documents',
				},
			},
			{ description: 'The form of the text' },
		),
		output: choice(
			'Output',
			{
				field: { name: 'Text in a Field', description: 'In the JSON of the output item' },
				file: { name: 'File', description: 'As a text file, however long it is' },
			},
			{ description: 'Where the text goes' },
		),
		textField: when(
			{ output: 'field' },
			text('Put Text in Field', {
				default: 'text',
				example: 'text',
				description: 'The name of the output field to put the text in',
			}),
		),
		binaryPropertyName: when({ output: 'file' }, outputField),
	},
	options: {
		...fields,
		fileName: optionalText('File Name', {
			example: 'report.txt',
			description: 'The name of an output file, instead of that of the file in Box',
		}),
		maxCharacters: when(
			{ '/output': 'field' },
			integer('Max Characters', {
				default: 100_000,
				minimum: 1,
				maximum: MOST_CHARACTERS,
				description:
					"How much of the text to return. If it is longer, the rest is left out, and 'truncated' in the output is true.",
			}),
		),
		...sharedLink,
		wait,
	},
	simplify: { keeps: ({ textField }) => ['truncated', String(textField)] },
	errors: {
		no_representation: {
			message: 'Box has no text of the file in this format',
			remedy:
				"Box reads documents and text files, and has Markdown of PDF, Office and Google documents only. Choose another 'Format' or file.",
		},
		representation_failed: {
			message: 'Box cannot read the text of the file',
			remedy: 'The file may be damaged, protected by a password, or too large. Open it in Box.',
		},
		not_ready: {
			message: 'Box has not finished reading the text of the file',
			remedy: "Run the node again later, or wait longer with 'Wait (Seconds)' in the options.",
		},
	},
	async run({ file: chosen, format, output, ...values }, { box, files, hint }) {
		const { fields: wanted, fileName, textField = '', binaryPropertyName = '' } = values;
		const { extension, contentType } = FORMS[format];
		return await together(box, async (box) => {
			const [{ json, title }, download] = await Promise.all([
				namedFile(box, chosen.id, wanted),
				box.representation(chosen.id, { name: format, maxWait: maxWait(values.wait) }),
			]);
			if (output === 'file') {
				const names = { wanted: fileName ?? `${title}.${extension}` };
				const { data } = await files.write({ ...download, contentType }, names);
				return new FileItem(json, { [binaryPropertyName]: data });
			}
			const read = await readText(download, values.maxCharacters);
			if (!read.isTruncated) return { ...json, [textField]: read.text };
			hint(`The text is longer than ${values.maxCharacters} characters: the rest is left out`);
			return { ...json, [textField]: read.text, truncated: true };
		});
	},
});
