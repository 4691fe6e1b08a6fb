import {
	ALL_CONTENDERS,
	CONTENDERS,
	markInWords,
	reaches,
	times,
	timesAsGood,
	type Contender,
	type Figure,
	type Row,
} from '../figures';
import { written } from '../units';

/** A table of rows: its first column says what was done, the others are the contenders'. */
export interface CellsOptions {
	/** Whether cells have the range of the runs. */
	ranges: boolean;
	/** Whether the last column has the marks. */
	marks: boolean;
}

/** The rows as cells, with headings first. A contender without any figure has no column. */
export function cellsOf(rows: readonly Row[], { ranges, marks }: CellsOptions): string[][] {
	const present = ALL_CONTENDERS.filter((each) => rows.some(({ figures }) => figures[each]));
	const marked = marks && rows.some((row) => (row.marks ?? []).length > 0);
	const head = ['Work', ...present.map((each) => CONTENDERS[each]), ...(marked ? ['Mark'] : [])];
	const body = rows.map((row) => [
		row.work,
		...present.map((each) => cell(row, each, ranges)),
		...(marked ? [markCell(row)] : []),
	]);
	return [head, ...body];
}

function cell(row: Row, contender: Contender, ranges: boolean): string {
	const figure = row.figures[contender];
	if (!figure) return '';
	const ratio = contender === 'ours' ? undefined : timesAsGood(row, contender);
	return [
		written(figure.median, row.unit),
		...(ranges ? rangeOf(figure, row) : []),
		...(ratio === undefined ? [] : [`· ${times(ratio)}`]),
	].join(' ');
}

function rangeOf({ low, high }: Figure, { unit }: Row): string[] {
	const [from, to] = [written(low, unit), written(high, unit)];
	return from === to ? [] : [`(${from} – ${to})`];
}

function markCell(row: Row): string {
	return (row.marks ?? [])
		.map((mark) => `${markInWords(row, mark)}: ${inWord(reaches(row, mark))}`)
		.join(', ');
}

function inWord(reached: boolean | undefined): string {
	if (reached === undefined) return 'not measured';
	return reached ? 'reached' : 'missed';
}
