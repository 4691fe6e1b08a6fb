import type { InputFile } from './inputFile';
import { bytesOf } from './inputFile';
import { mediaType } from './mediaType';

/**
 * A text as a file, in UTF-8.
 *
 * @param fileName by which its media type is known; `undefined` for plain text
 */
export async function textFile(text: string, fileName?: string): Promise<InputFile> {
	const contentType = await mediaType(undefined, [fileName, 'plain.txt']);
	return { fileName, source: { ...bytesOf(Buffer.from(text, 'utf8')), contentType } };
}
