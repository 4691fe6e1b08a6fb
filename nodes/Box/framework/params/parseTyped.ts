import { DEEPEST } from './jsonValue';

/** Where a text stops being JSON, counted from 1, and what was expected there. */
interface JsonMistake {
	line: number;
	column: number;
	expected: string;
}

const SPACE = /[ \t\r\n]*/y;
/** In pieces: a pattern for all of a long text would need more stack than there is. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Raises the error about the field. */
type Fail = (problem: string, remedy: string) => never;

/** The value of a JSON text that was typed in; the error names the place of its first mistake. */
export function parseTyped(text: string, fail: Fail): unknown {
	// Editors put a byte order mark or odd spaces around it.
	const json = text.replace(/^\s+/, (spaces) => spaces.replace(/[^\r\n]/g, ' ')).trimEnd();
	try {
		return JSON.parse(json);
	} catch {
		const { line, column, expected } = jsonMistake(json);
		return fail(
			`is not valid JSON: line ${line}, column ${column}`,
			`There should be ${expected}. Check the commas, brackets and quotation marks.`,
		);
	}
}

/**
 * The position of the first mistake in a text that is no JSON. Node names it in some messages only.
 *
 * https://datatracker.ietf.org/doc/html/rfc8259
 */
function jsonMistake(text: string): JsonMistake {
	const reader = new Reader(text);
	if (reader.value(0)) reader.end();
	const lines = text.slice(0, reader.position).split('\n');
	return {
		line: lines.length,
		// A person counts an emoji as one character.
		column: Array.from(lines.at(-1) ?? '').length + 1,
		expected: reader.expected,
	};
}

/** Reads over JSON without keeping it. Each method tells whether it found what it reads. */
class Reader {
	position = 0;
	expected = 'a value';

	constructor(private readonly text: string) {}

	value(depth: number): boolean {
		this.skip(SPACE);
		if (depth > DEEPEST) return this.misses(`no more than ${DEEPEST} levels`);
		if (this.takes('{')) return this.entries('}', depth, () => this.key());
		if (this.takes('[')) return this.entries(']', depth, () => true);
		if (this.text[this.position] === '"') return this.string();
		return this.skip(WORD) || this.misses('a value');
	}

	/** What is wrong in a text is shown at its beginning: where it should end is not known. */
	private string(): boolean {
		const begin = this.position++;
		do this.skip(PLAIN);
		while (this.skip(ESCAPE));
		if (this.takes('"')) return true;
		const isBroken = /[\r\n]/.test(this.text[this.position] ?? '');
		this.position = begin;
		const end = 'the end of the text in quotation marks';
		return this.misses(isBroken ? `${end} on the same line, with \\n for each line break` : end);
	}

	end(): boolean {
		this.skip(SPACE);
		return this.position === this.text.length || this.misses('the end');
	}

	private entries(close: string, depth: number, before: () => boolean): boolean {
		this.skip(SPACE);
		if (this.takes(close)) return true;
		do {
			if (!before() || !this.value(depth + 1)) return false;
			this.skip(SPACE);
		} while (this.takes(','));
		return this.takes(close) || this.misses(`a comma or ${close}`);
	}

	private key(): boolean {
		this.skip(SPACE);
		if (this.text[this.position] !== '"' || !this.string()) {
			return this.misses('a name in double quotation marks');
		}
		this.skip(SPACE);
		return this.takes(':') || this.misses('a colon');
	}

	private takes(character: string): boolean {
		if (this.text[this.position] !== character) return false;
		this.position++;
		return true;
	}

	private skip(pattern: RegExp): boolean {
		pattern.lastIndex = this.position;
		const found = pattern.exec(this.text);
		if (found) this.position = pattern.lastIndex;
		return found !== null;
	}

	private misses(expected: string): false {
		this.expected = expected;
		return false;
	}
}
