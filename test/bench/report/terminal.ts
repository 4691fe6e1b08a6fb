import Table from 'cli-table3';

import { inWords } from '../circumstances';
import { misses } from '../figures';
import type { Measurement } from '../measurement';
import { cellsOf } from './cells';
import type { Result } from './result';

/** No colours: the output goes into logs, too. */
const PLAIN = { head: [], border: [], compact: true };

function table([head = [], ...body]: string[][]): string {
	const right = head.slice(1).map(() => 'right' as const);
	const drawn = new Table({ head, style: PLAIN, colAligns: ['left', ...right] });
	drawn.push(...body);
	return drawn.toString();
}

/** The results as tables for a terminal, and at the end which marks were missed. */
export function inTerminal(
	results: readonly Result[],
	measurements: readonly Pick<Measurement, 'name' | 'title'>[],
): string {
	const titleOf = (name: string) => measurements.find((each) => each.name === name)?.title ?? name;
	const parts = results.flatMap(({ name, circumstances, groups }) => [
		`${titleOf(name)}\n${inWords(circumstances)}`,
		...groups.map(
			({ title, rows }) => `${title}\n${table(cellsOf(rows, { ranges: true, marks: true }))}`,
		),
	]);
	return [...parts, verdict(results)].join('\n\n');
}

/** Which marks were missed, or that none was. */
export function verdict(results: readonly Result[]): string {
	const missed = missedIn(results);
	if (missed.length === 0) return 'All marks are reached.';
	return ['Marks missed:', ...missed.map((sentence) => `  ${sentence}`)].join('\n');
}

/** All marks that were missed, as sentences. */
export function missedIn(results: readonly Result[]): string[] {
	const rows = results.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
	return [...new Set(rows.flatMap(misses))];
}
