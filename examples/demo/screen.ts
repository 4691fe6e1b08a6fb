import { styleText } from 'node:util';

/** How a text is meant; what it looks like depends on where it is written to. */
export type Tone = 'title' | 'event' | 'good' | 'bad' | 'faint' | 'plain';

const STYLES = {
	title: ['bold'],
	event: ['bold', 'cyan'],
	good: ['green'],
	bad: ['bold', 'red'],
	faint: ['dim'],
	plain: [],
} as const;

/** One cell of a table: its text, and how it is meant. */
export interface Cell {
	text: string;
	tone?: Tone;
	align?: 'right';
}

/** Writes lines; in colour on a terminal, unless NO_COLOR is set (https://no-color.org/). */
export class Screen {
	private readonly colours: boolean;

	constructor(private readonly out: NodeJS.WriteStream = process.stdout) {
		this.colours = out.isTTY === true && out.hasColors();
	}

	line(text = '', tone: Tone = 'plain'): void {
		this.out.write(`${this.paint(text, tone)}\n`);
	}

	heading(text: string): void {
		this.line();
		this.line(text, 'title');
	}

	/** Rows in columns as wide as their widest cell. */
	table(rows: readonly Cell[][], indent = 2): void {
		const widths: number[] = [];
		for (const row of rows) {
			row.forEach(({ text }, column) => {
				widths[column] = Math.max(widths[column] ?? 0, width(text));
			});
		}
		for (const row of rows) {
			const cells = row.map((cell, column) => this.cell(cell, widths[column] ?? 0));
			this.line(`${' '.repeat(indent)}${cells.join('  ')}`.trimEnd());
		}
	}

	private cell({ text, tone = 'plain', align }: Cell, columnWidth: number): string {
		const space = ' '.repeat(columnWidth - width(text));
		const painted = this.paint(text, tone);
		return align === 'right' ? space + painted : painted + space;
	}

	private paint(text: string, tone: Tone): string {
		if (!this.colours) return text;
		return STYLES[tone].reduce((painted, style) => styleText(style, painted), text);
	}
}

/** Letters with accents may be written as two code points. */
function width(text: string): number {
	return [...text.normalize('NFC')].length;
}

/** `1.5 MB`, in powers of ten as Box counts. */
export function bytes(count: number): string {
	if (count < 1000) return `${count} B`;
	if (count < 1_000_000) return `${(count / 1000).toFixed(1)} kB`;
	return `${(count / 1_000_000).toFixed(1)} MB`;
}

/** `840 ms` or `2.4 s`. */
export function duration(milliseconds: number): string {
	if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
	return `${(milliseconds / 1000).toFixed(1)} s`;
}
