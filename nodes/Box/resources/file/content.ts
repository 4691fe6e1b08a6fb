import type { UploadSource } from '../../client/types';
import { flag, text, when } from '../../fields';
import { quote } from '../../framework/errors/quote';
import type { Field } from '../../framework/field';
import type { InputFile } from '../../framework/files/inputFile';
import { isMediaType } from '../../framework/files/mediaType';
import { textFile } from '../../framework/files/textFile';

/** Whether a file of the input is uploaded, or a text. */
export const binaryData = flag('Binary File', {
	default: true,
	description: 'Whether to upload a file of the input item. Otherwise a text is uploaded.',
});

/** The condition under which a field is for a file of the input. */
export const IF_BINARY = { binaryData: true };

/** The text to upload, if no file of the input is. */
export const fileContent = when(
	{ binaryData: false },
	text('File Content', {
		rows: 5,
		required: true,
		example: 'Hello',
		description: 'The text to upload. It is stored in UTF-8.',
	}),
);

const typeField = text('MIME Type', {
	example: 'text/csv',
	description:
		'The media type that is sent with the content. Leave empty for that of the input file, or for the one that belongs to the name of a text.',
	empty: undefined,
	to: 'nowhere',
});

/** What the content is said to be: a media type without parameters. */
export const mimeType: Field<string | undefined> = {
	...typeField,
	read: ({ params }, name) => {
		if (params.isEmpty(name)) return undefined;
		const given = params.text(name);
		const [type = ''] = given.split(';');
		if (isMediaType(type.trim())) return type.trim();
		return params.fail(
			name,
			`is not a media type: ${quote(given)}`,
			'Enter one such as text/csv or application/pdf.',
		);
	},
};

/** What the fields give. */
interface Content {
	fileContent: string | undefined;
	mimeType: string | undefined;
}

/**
 * The bytes to upload.
 *
 * @param input the file of the input, if one is uploaded
 * @param name of the file in Box, as far as it is known
 */
export async function contentOf(
	{ fileContent = '', mimeType }: Content,
	input: InputFile | undefined,
	name?: string,
): Promise<UploadSource> {
	const { source } = input ?? (await textFile(fileContent, name));
	return mimeType === undefined ? source : { ...source, contentType: mimeType };
}
