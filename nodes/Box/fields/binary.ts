import { Deferred, type Field } from '../framework/field';
import type { InputFile } from '../framework/files/inputFile';
import { readBinaries, readBinary } from '../framework/params/readBinary';

/** A file of the input item, opened. */
export const inputFile: Field<InputFile> = {
	property: {
		displayName: 'Input Data Field Name',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the file data to be processed',
	},
	read: ({ params, files }, name) => {
		const property = readBinary(params, name);
		return new Deferred('input', async () => await files.read(property, params.displayName(name)));
	},
};

/** Files of the input item, opened: one, or several by their names or by a pattern. */
export const inputFiles: Field<InputFile[]> = {
	property: {
		...inputFile.property,
		description:
			'To upload several files of an item, enter the names of their fields with commas between them, or a pattern such as attachment_*',
	},
	read: ({ params, files }, name) => {
		const given = readBinaries(params, name);
		return new Deferred('input', async () => await files.readAll(given, params.displayName(name)));
	},
};

/** The name of the output field that a downloaded file is put into. */
export const outputField: Field<string> = {
	property: {
		displayName: 'Put Output File in Field',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output field to put the file in',
	},
	read: ({ params }, name) => params.text(name),
};
