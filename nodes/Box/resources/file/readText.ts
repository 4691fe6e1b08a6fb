import { discard } from '../../client/http/body';
import type { Download } from '../../client/types';
import { InputError } from '../../framework/errors/inputError';

/** What one output item may hold: n8n keeps it in memory and in its database. */
export const MOST_CHARACTERS = 5_000_000;

/** The start of a text, and whether there is more of it. */
export interface ReadText {
	text: string;
	isTruncated: boolean;
}

/**
 * Reads a text into memory, no further than is wanted.
 *
 * @param wanted the most characters; without, a text that is too long for an item is an error
 * @throws InputError for such a text
 */
export async function readText({ stream }: Download, wanted?: number): Promise<ReadText> {
	const most = wanted ?? MOST_CHARACTERS;
	const decoder = new TextDecoder();
	let text = '';
	try {
		for await (const chunk of stream as AsyncIterable<Uint8Array>) {
			text += decoder.decode(chunk, { stream: true });
			if (text.length > most) break;
		}
	} finally {
		discard(stream);
	}
	text += decoder.decode();
	if (text.length <= most) return { text, isTruncated: false };
	if (wanted !== undefined)
		return { text: wholeCharacters(text.slice(0, most)), isTruncated: true };
	throw new InputError(
		`The text of the file is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters`,
		"Choose 'File' for 'Output', or set 'Max Characters' in the options.",
	);
}

/** Without the half of a character at the end. */
function wholeCharacters(text: string): string {
	return text.replace(/[\uD800-\uDBFF]$/, '');
}
