import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';

/** How often the line of a step is drawn again on a terminal, in milliseconds. */
const REDRAW = 250;

/** How often a step says that it goes on where there is no terminal, in milliseconds. */
const REMIND = 30_000;

/** A duration in milliseconds, such as `8 s` or `3 min 5 s`. */
export function duration(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A step that is being shown. */
export interface Step {
	/** Shows other words for what is being done, and how far it is. */
	tell(what: string, detail: string): void;
}

/**
 * Shows one step after the other: on a terminal as a line that is drawn again in place, elsewhere as
 * plain lines.
 */
export class Display {
	readonly #out: WriteStream;

	constructor(
		out: WriteStream = process.stdout,
		private readonly now: () => number = Date.now,
	) {
		this.#out = out;
	}

	/** Writes a line, or several. */
	line(text = ''): void {
		this.#out.write(`${text}\n`);
	}

	/** Does the work of a step and shows it meanwhile, then how long it took. */
	async step<T>(what: string, work: (step: Step) => Promise<T>): Promise<T> {
		const started = this.now();
		let shown = { what, detail: '' };
		const describe = (mark: string) => {
			const parts = [shown.detail, duration(this.now() - started)].filter(Boolean);
			return `${mark} ${shown.what} · ${parts.join(' · ')}`;
		};
		const drawing = this.#draw(what, describe);
		try {
			const result = await work({
				tell: (newWhat, detail) => {
					// On a terminal the line is redrawn anyhow; elsewhere each new step is a line.
					if (newWhat !== shown.what && !this.#out.isTTY) this.line(`  ${newWhat}`);
					shown = { what: newWhat, detail };
				},
			});
			drawing.end();
			this.line(describe('✔'));
			return result;
		} catch (error) {
			drawing.end();
			this.line(describe('✘'));
			throw error;
		}
	}

	#draw(what: string, describe: (mark: string) => string): { end: () => void } {
		if (!this.#out.isTTY) {
			this.line(`  ${what}`);
			const timer = setInterval(() => this.line(describe('…')), REMIND);
			return { end: () => clearInterval(timer) };
		}
		const draw = () => {
			cursorTo(this.#out, 0);
			this.#out.write(describe('…').slice(0, this.#out.columns - 1));
			clearLine(this.#out, 1);
		};
		draw();
		const timer = setInterval(draw, REDRAW);
		return {
			end: () => {
				clearInterval(timer);
				cursorTo(this.#out, 0);
				clearLine(this.#out, 0);
			},
		};
	}
}
