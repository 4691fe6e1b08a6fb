import { describe } from '../errors/describe';
import { badValue } from './badValue';
import { unquoted } from './unquoted';
import { withoutFence } from './withoutFence';

/** Raises the error about the field. */
type Fail = (problem: string, remedy: string) => never;

const REMEDY = 'Each entry has to be a text or a number. Map the list to such values first.';

/**
 * The entries of a list: one as such, one as JSON (as AI agents send it), or a text with commas or
 * line breaks between its entries. Empty entries are left out.
 */
export function toList(value: unknown, fail: Fail): string[] {
	const entries = Array.isArray(value) ? value : entriesOf(value, fail);
	return Array.from(entries, (entry, index) => toEntry(entry, index + 1, fail)).filter(Boolean);
}

function entriesOf(value: unknown, fail: Fail): unknown[] {
	if (value === undefined || value === null) return [];
	if (typeof value === 'number') return [value];
	if (typeof value !== 'string') {
		return fail(`is not a list: ${describe(value)}`, 'Enter a list, or a text with commas.');
	}
	const text = withoutFence(value);
	return jsonList(text) ?? quotedList(text) ?? writtenList(text);
}

/** `[draft]` is a text in brackets, and no JSON. A comma at the end is too many for JSON. */
function jsonList(text: string): unknown[] | undefined {
	const [, inner] = /^\s*\[([^]*)\]\s*$/.exec(text) ?? [];
	if (inner === undefined) return undefined;
	try {
		const parsed: unknown = JSON.parse(`[${inner.replace(/,\s*$/, '')}]`);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** Entries with commas between them, or one on each line, perhaps with a dash before it. */
function writtenList(text: string): string[] {
	const [, inBrackets] = /^\s*\[([^[\]]*,[^[\]]*)\]\s*$/.exec(text) ?? [];
	const lines = (inBrackets ?? text).split(/[\r\n]+/).filter((line) => line.trim() !== '');
	const entries = lines.length < 2 ? lines : lines.map((line) => line.replace(/^\s*[-*•]\s+/, ''));
	return entries.flatMap((entry) => quotedTexts(entry) ?? entry.split(',').map(unquoted));
}

/** `"a, b", "c"`: a comma may be in one of them. */
function quotedTexts(text: string): string[] | undefined {
	const texts = /^\s*"/.test(text) ? jsonList(`[${text}]`) : undefined;
	return texts?.every((each) => typeof each === 'string') ? texts : undefined;
}

/** `['a', 'b']`, as AI agents write lists that are not quite JSON. */
const QUOTED_LIST = /^\s*\[\s*'[^'"\\]*'(?:\s*,\s*'[^'"\\]*')*\s*,?\s*\]\s*$/;

function quotedList(text: string): string[] | undefined {
	if (!QUOTED_LIST.test(text)) return undefined;
	return text.split("'").filter((_, index) => index % 2 === 1);
}

function toEntry(entry: unknown, number: number, fail: Fail): string {
	const problem = badValue(entry);
	if (problem) fail(`has an entry ${number} that ${problem.what}`, problem.remedy);
	if (typeof entry === 'string') return entry.trim();
	if (typeof entry === 'number' || typeof entry === 'bigint') return String(entry);
	return fail(`has ${describe(entry)} as its entry ${number}`, REMEDY);
}
