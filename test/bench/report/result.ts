import type { Circumstances } from '../circumstances';
import type { Group } from '../measurement';

/** What a measurement gave. `docs/benchmarks/results.json` keeps the last one of each. */
export interface Result {
	/** The measurement's name. */
	name: string;
	circumstances: Circumstances;
	groups: Group[];
}

/**
 * The new results, and the older ones of what was not measured this time.
 *
 * @param names all measurements, in the order of the documents; others are left out
 */
export function merged(
	older: readonly Result[],
	newer: readonly Result[],
	names: readonly string[],
): Result[] {
	return names.flatMap((name) => {
		const result = [...newer, ...older].find((each) => each.name === name);
		return result ? [result] : [];
	});
}
