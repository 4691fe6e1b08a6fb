/** How much of an input an error repeats, in characters. */
const LONGEST = 100;

const LINE_BREAKS = /[\r\n\u2028\u2029]+/;

/**
 * What a user entered, as an error may repeat it: no more than a line of it, and no long one.
 *
 * @returns `'report.pdf'`; `…` stands for what is left out
 */
export function quote(text: string): string {
	return `'${firstLine(text)}'`;
}

/** The first line of a text, without quotation marks, and no more of it than so many characters. */
export function firstLine(text: string, longest = LONGEST): string {
	const begin = text.search(/[^\r\n\u2028\u2029]/);
	const [line = ''] = text.slice(Math.max(begin, 0)).split(LINE_BREAKS, 1);
	const kept = Array.from(line.slice(0, 2 * longest))
		.slice(0, longest)
		.join('');
	return printable(kept) + (kept.length < text.length ? '…' : '');
}

/** How much an error repeats of what Box says, which may repeat the input itself. */
const LONGEST_SAID = 600;

/** What Box says, on one line. */
export function said(text: string): string {
	return firstLine(text.trim().replace(/[\r\n\u2028\u2029]+/g, ' '), LONGEST_SAID);
}

/** Without control characters and halves of surrogate pairs, which logs and databases choke on. */
function printable(text: string): string {
	return text.replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
}
