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

/** The first line of a text, without quotation marks. */
export function firstLine(text: string): string {
	const begin = text.search(/[^\r\n\u2028\u2029]/);
	const [line = ''] = text.slice(Math.max(begin, 0)).split(LINE_BREAKS, 1);
	const kept = Array.from(line.slice(0, 2 * LONGEST))
		.slice(0, LONGEST)
		.join('');
	return printable(kept) + (kept.length < text.length ? '…' : '');
}

/** Without control characters and halves of surrogate pairs, which logs and databases choke on. */
function printable(text: string): string {
	return text.replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
}
