/** Where a text stops being JSON, counted from 1, and what was expected there. */
export interface JsonMistake {
	line: number;
	column: number;
	expected: string;
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Deeper than any value of Box, and no danger for the stack. */
const DEEPEST = 200;

/** The position of the first mistake in a text that is no JSON. Node names it in some messages only. */
export function jsonMistake(text: string): JsonMistake {
	const reader = new Reader(text);
	try {
		reader.value(0);
		reader.end();
	} catch (error) {
		if (!(error instanceof Mistake)) throw error;
	}
	const before = text.slice(0, reader.position);
	const lines = before.split('\n');
	return {
		line: lines.length,
		column: (lines.at(-1) ?? '').length + 1,
		expected: reader.expected,
	};
}

class Mistake extends Error {}

/** Reads over JSON without keeping it: https://datatracker.ietf.org/doc/html/rfc8259 */
class Reader {
	position = 0;
	expected = 'a value';

	constructor(private readonly text: string) {}

	value(depth: number): void {
		this.skip(SPACE);
		if (depth > DEEPEST) this.fail('less depth');
		if (this.takes('{')) return this.entries('}', depth, () => this.key());
		if (this.takes('[')) return this.entries(']', depth, () => {});
		if (!this.skip(STRING) && !this.skip(WORD))
			this.fail(this.startsText() ? 'the end of the text in quotation marks' : 'a value');
	}

	end(): void {
		this.skip(SPACE);
		if (this.position < this.text.length) this.fail('the end');
	}

	private entries(close: string, depth: number, before: () => void): void {
		this.skip(SPACE);
		if (this.takes(close)) return;
		do {
			before();
			this.value(depth + 1);
			this.skip(SPACE);
		} while (this.takes(','));
		if (!this.takes(close)) this.fail(`a comma or ${close}`);
	}

	private key(): void {
		this.skip(SPACE);
		if (!this.skip(STRING)) this.fail('a name in double quotation marks');
		this.skip(SPACE);
		if (!this.takes(':')) this.fail('a colon');
	}

	private startsText(): boolean {
		return this.text[this.position] === '"';
	}

	private takes(character: string): boolean {
		if (this.text[this.position] !== character) return false;
		this.position++;
		return true;
	}

	private skip(pattern: RegExp): boolean {
		pattern.lastIndex = this.position;
		const found = pattern.exec(this.text);
		if (!found) return false;
		this.position = pattern.lastIndex;
		return true;
	}

	private fail(expected: string): never {
		this.expected = expected;
		throw new Mistake();
	}
}
