import { foldName } from '../client/names';

/** Whether a name fits. */
export type NameTest = (name: string) => boolean;

type Fail = (problem: string) => never;

/** Alternatives multiply; a pattern with more than this is a mistake. */
const MOST_ALTERNATIVES = 500;

/**
 * Reads a pattern for names: `*` stands for any text, `?` for one character, `{pdf,docx}` for one
 * of several; upper and lower case are the same, and so are the Unicode forms of a name.
 *
 * It is no regular expression: names come from anybody who can upload, and none of them may take
 * long to test.
 *
 * @param fail throws the error for a pattern that cannot be read; the problem completes "the pattern …"
 */
export function namePattern(pattern: string, fail: Fail): NameTest {
	const globs = alternatives(pattern, fail).map((each) => Array.from(foldName(each)));
	return (name) => {
		const characters = Array.from(foldName(name));
		return globs.some((glob) => fits(glob, characters));
	};
}

/** Writes out the braces: `{a,b}c` becomes `ac` and `bc`. */
function alternatives(pattern: string, fail: Fail): string[] {
	const open = pattern.lastIndexOf('{');
	if (open < 0) {
		if (pattern.includes('}')) fail('closes a brace that was never opened');
		return [pattern];
	}
	// The last brace to open holds no other, so the first one to close after it is its own.
	const close = pattern.indexOf('}', open);
	if (close < 0) fail('opens a brace that is never closed');
	const choices = pattern.slice(open + 1, close).split(',');
	const found = new Set<string>();
	for (const choice of choices) {
		const written = pattern.slice(0, open) + choice + pattern.slice(close + 1);
		for (const each of alternatives(written, fail)) found.add(each);
		if (found.size > MOST_ALTERNATIVES) fail('stands for too many alternatives');
	}
	return [...found];
}

/** Goes back to the last `*` only, so the time grows with the product of both lengths at most. */
function fits(glob: readonly string[], name: readonly string[]): boolean {
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
