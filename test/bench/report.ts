import type { Case } from './cases';
import type { Measurement, Sample } from './measure';

/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return (low + high) / 2;
}

/** The medians of a case, and how they stand to its marks. */
export interface Outcome {
	title: string;
	/** Milliseconds. */
	ours: number;
	/** Milliseconds. */
	theirs: number;
	/** How many times faster ours is. */
	ratio: number;
	/** The most connections that one execution opened. */
	connections: { ours: number; theirs: number };
	/** What was missed, as sentences. */
	missed: string[];
}

function mostConnections(samples: readonly Sample[]): number {
	return Math.max(...samples.map(({ connections }) => connections));
}

function missedMarks(benchCase: Case, ratio: number, connections: number): string[] {
	const { title, mark, maxConnections = Infinity } = benchCase;
	const missed: string[] = [];
	if (ratio < mark.atLeast) {
		missed.push(`${title}: ${times(ratio)} is less than the ${mark.atLeast} times it should be.`);
	}
	if (connections > maxConnections) {
		missed.push(
			`${title}: ${connections} connections are more than the ${maxConnections} allowed.`,
		);
	}
	return missed;
}

/** What a measurement comes to. */
export function outcomeOf({ benchCase, samples }: Measurement): Outcome {
	const [ours, theirs] = [samples.ours, samples.theirs].map((each) =>
		median(each.map(({ milliseconds }) => milliseconds)),
	) as [number, number];
	const connections = {
		ours: mostConnections(samples.ours),
		theirs: mostConnections(samples.theirs),
	};
	const ratio = theirs / ours;
	const missed = missedMarks(benchCase, ratio, connections.ours);
	const title = `${benchCase.items} × ${benchCase.title}`;
	return { title, ours, theirs, ratio, connections, missed };
}

/** Milliseconds as seconds. */
export function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(2)} s`;
}

function times(ratio: number): string {
	return `${ratio.toFixed(1)} ×`;
}

function wanted({ mark }: Case): string {
	return mark.aim === undefined ? `${mark.atLeast} ×` : `${mark.atLeast} × (aim ${mark.aim} ×)`;
}

const HEADINGS = ['', 'This node', "n8n's own", 'Faster', 'Mark', 'Connections'];

/** The outcomes as a table, its columns lined up. */
export function table(measurements: readonly Measurement[]): string {
	const rows = measurements.map((measurement) => {
		const { title, ours, theirs, ratio, connections } = outcomeOf(measurement);
		const opened = `${connections.ours} / ${connections.theirs}`;
		const mark = wanted(measurement.benchCase);
		return [title, seconds(ours), seconds(theirs), times(ratio), mark, opened];
	});
	return lined([HEADINGS, ...rows]);
}

/** Rows as text, their columns lined up: the first to the left, the others to the right. */
export function lined(all: readonly string[][]): string {
	const widths = (all[0] ?? []).map((_, column) =>
		Math.max(...all.map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: string[]) =>
		row
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
			)
			.join('   ')
			.trimEnd();
	return all.map(line).join('\n');
}

/** Which marks were missed, or that none was. */
export function verdict(measurements: readonly Measurement[]): string {
	const missed = measurements.flatMap((measurement) => outcomeOf(measurement).missed);
	if (missed.length === 0) return 'All marks are reached.';
	return ['Marks missed:', ...missed.map((sentence) => `  ${sentence}`)].join('\n');
}

/**
 * What to bear in mind about the machine, if anything: a node that waits less for the network feels
 * it more when others take the processors.
 *
 * @param loads load averages during the benchmark, as `os.loadavg()` gives them
 */
export function caution(loads: readonly number[], processors: number): string | undefined {
	const load = Math.max(...loads);
	if (load <= processors) return undefined;
	const what = `load ${load.toFixed(1)} on ${processors} processors`;
	return `The machine was busy (${what}), which slows down the faster node more. Repeat it when it is quiet.`;
}
