import { describe } from '../errors/describe';
import { badValue } from './badValue';

/** Raises the error about the field. */
type Fail = (problem: string, remedy: string) => never;

const REMEDY = 'Each entry has to be a text or a number. Map the list to such values first.';

/**
 * The entries of a list: one as such, one as JSON (as AI agents send it), or a text with commas
 * between its entries. Empty entries are left out.
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
	return jsonList(value) ?? quotedList(value) ?? value.split(',');
}

/** `[draft]` is a text in brackets, and no JSON. */
function jsonList(text: string): unknown[] | undefined {
	if (!/^\s*\[.*\]\s*$/s.test(text)) return undefined;
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** `['a', 'b']`, as AI agents write lists that are not quite JSON. */
const QUOTED_LIST = /^\s*\[\s*'[^'"\\]*'(?:\s*,\s*'[^'"\\]*')*\s*\]\s*$/;

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
