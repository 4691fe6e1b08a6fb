import { lessIsBetter, written, type Unit } from './units';

/** Who does the work, and what tables and plots call them. */
export const CONTENDERS = {
	ours: 'This package',
	builtIn: "n8n's own",
	sdk: 'box-node-sdk',
	floor: 'Floor',
} as const;

/** One of those who do the same work: a column of a table, a line of a plot. */
export type Contender = keyof typeof CONTENDERS;

/** All contenders, in the order of the columns. */
export const ALL_CONTENDERS = Object.keys(CONTENDERS) as Contender[];

/** What several runs gave. */
export interface Figure {
	median: number;
	low: number;
	high: number;
	runs: number;
}

/** What this package has to reach in a row. */
export type Mark =
	| {
			/** At least so many times as good as a peer; 0.8 is four fifths of its speed. */
			times: number;
			than: Contender;
	  }
	| {
			/** In the row's unit: at most, or at least if more is better. */
			limit: number;
	  };

/** One piece of work, and what it took. */
export interface Row {
	/** Such as `Get 100 files`. */
	work: string;
	unit: Unit;
	/** Who has no figure cannot do the work. */
	figures: Partial<Record<Contender, Figure>>;
	marks?: Mark[];
	/** Where it stands on the x axis of the group's plot. */
	x?: number;
	/** Whether the README has it. */
	headline?: boolean;
}

/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return (low + high) / 2;
}

/** The value that so large a share of the numbers does not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}

/** Finer than any clock here can tell; what is below one, such as a share, has two decimals more. */
function rounded(value: number): number {
	const step = Math.abs(value) < 1 ? 10_000 : 100;
	return Math.round(value * step) / step;
}

/** What some runs come to. Throws without any. */
export function figure(values: readonly number[]): Figure {
	if (values.length === 0) throw new Error('There is nothing to make a figure of');
	return {
		median: rounded(median(values)),
		low: rounded(Math.min(...values)),
		high: rounded(Math.max(...values)),
		runs: values.length,
	};
}

/** How many times as good this package is as a peer, by the medians; undefined if one has none, or nothing. */
export function timesAsGood({ unit, figures }: Row, peer: Contender): number | undefined {
	const [ours, theirs] = [figures.ours?.median, figures[peer]?.median];
	if (ours === undefined || theirs === undefined || ours <= 0 || theirs <= 0) return undefined;
	return lessIsBetter(unit) ? theirs / ours : ours / theirs;
}

/** A mark in words, such as `20 × n8n's own` or `at most 30`. */
export function markInWords({ unit }: Row, mark: Mark): string {
	if ('times' in mark) return `${mark.times} × ${CONTENDERS[mark.than]}`;
	return `${lessIsBetter(unit) ? 'at most' : 'at least'} ${written(mark.limit, unit)}`;
}

/** Whether a row reaches a mark; undefined if a figure it takes is missing. */
export function reaches(row: Row, mark: Mark): boolean | undefined {
	if ('times' in mark) {
		const ratio = timesAsGood(row, mark.than);
		return ratio === undefined ? undefined : ratio >= mark.times;
	}
	const ours = row.figures.ours?.median;
	if (ours === undefined) return undefined;
	return lessIsBetter(row.unit) ? ours <= mark.limit : ours >= mark.limit;
}

/** A ratio, with as many digits as say something: `0.85 ×`, `2.7 ×`, `16 ×`. */
export function times(ratio: number): string {
	const digits = ratio < 1 ? 2 : ratio < 10 ? 1 : 0;
	return `${ratio.toFixed(digits)} ×`;
}

/** Each mark that a row misses, as a sentence. */
export function misses(row: Row): string[] {
	return (row.marks ?? []).flatMap((mark) => {
		if (reaches(row, mark) !== false) return [];
		const ours = written(row.figures.ours?.median ?? NaN, row.unit);
		const ratio = 'times' in mark ? timesAsGood(row, mark.than) : undefined;
		const got = ratio === undefined ? ours : exactly(ratio);
		return [`${row.work}: ${got}; the mark is ${markInWords(row, mark)}.`];
	});
}

/** A ratio that is near its mark must not look as if it reached it. */
function exactly(ratio: number): string {
	return `${(Math.floor(ratio * 100) / 100).toFixed(2)} ×`;
}
