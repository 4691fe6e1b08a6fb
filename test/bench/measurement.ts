import type { Row } from './figures';
import type { BenchOptions } from './options';

/** How the rows of a group are drawn; those with an `x` become points. */
export interface Plot {
	/** The name of the picture in `docs/benchmarks`, without `.svg`. */
	file: string;
	/** What the x axis counts, such as `Items`. */
	x: string;
	/** What the y axis shows, such as `Time`. Its unit is that of the rows. */
	y: string;
	/** Which axes are logarithmic. Default: none. */
	log?: 'x' | 'y' | 'both';
	/** The unit of `x`, if it is no plain count. */
	xUnit?: Row['unit'];
}

/** Rows that belong together: a table, and a plot if there is one. */
export interface Group {
	title: string;
	rows: Row[];
	plot?: Plot;
}

/** What a measurement is told, and whom it tells how far it is. */
export interface Bench extends BenchOptions {
	/** Aborted when somebody presses Ctrl-C. Each wait has to end with it. */
	signal: AbortSignal;
	/** Says what is being done now, in a few words that the next ones replace. */
	tell: (what: string) => void;
}

/** Something that `npm run bench` measures. Each has a folder of its own, and a line in `registry.ts`. */
export interface Measurement {
	/** What `--only` calls it. */
	name: string;
	title: string;
	/** What is done, by whom, and how it is measured: Markdown for `docs/benchmarks.md`. */
	about: string;
	measure(bench: Bench): Promise<Group[]>;
}
