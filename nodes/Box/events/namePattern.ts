import { foldName } from '../client/names';

/** Whether a name matches. */
export type NameTest = (name: string) => boolean;

type Fail = (problem: string) => never;

/** Alternatives multiply; a pattern with more than this is a mistake. */
const MOST_ALTERNATIVES = 500;

/**
 * Reads a glob pattern for names: `*` matches any text, `?` one character, `{pdf,docx}` one of
 * several alternatives. Case does not matter, nor does the Unicode form of a name.
 *
 * It is not a regular expression: names come from anybody who can upload, and none may take long to
 * test.
 *
 * @param fail throws the error for an invalid pattern; the problem completes "the pattern …"
 */
export function namePattern(pattern: string, fail: Fail): NameTest {
	const globs = alternatives(pattern, fail).map((each) => Array.from(foldName(each)));
	return (name) => {
		const characters = Array.from(foldName(name));
		return globs.some((glob) => matches(glob, characters));
	};
}

/** Expands the braces: `{a,b}c` becomes `ac` and `bc`. */
function alternatives(pattern: string, fail: Fail): string[] {
	const open = pattern.lastIndexOf('{');
	if (open < 0) {
		if (pattern.includes('}')) fail('has a closing brace without an opening one');
		return [pattern];
	}
	// The last opening brace contains no other, so the next closing brace belongs to it.
	const close = pattern.indexOf('}', open);
	if (close < 0) fail('has an opening brace without a closing one');
	const choices = pattern.slice(open + 1, close).split(',');
	const found = new Set<string>();
	for (const choice of choices) {
		const expanded = pattern.slice(0, open) + choice + pattern.slice(close + 1);
		for (const each of alternatives(expanded, fail)) found.add(each);
		if (found.size > MOST_ALTERNATIVES) fail('has too many alternatives');
	}
	return [...found];
}

/** Backtracks to the last `*` only, so the time grows with the product of both lengths at most. */
function matches(glob: readonly string[], name: readonly string[]): boolean {
	let at = 0;
	let star = -1;
	let resumeFrom = 0;
	for (let index = 0; index < name.length;) {
		if (glob[at] === '*') {
			star = at++;
			resumeFrom = index;
		} else if (glob[at] === '?' || (at < glob.length && glob[at] === name[index])) {
			at++;
			index++;
		} else if (star >= 0) {
			at = star + 1;
			index = ++resumeFrom;
		} else {
			return false;
		}
	}
	return glob.slice(at).every((character) => character === '*');
}
