import { parseArgs } from 'node:util';

/** What `npm run bench -- --help` prints before the list of measurements. */
export const HELP = `Usage: npm run bench -- [options]

Does the same work with this package, the Box node built into n8n, Box's own SDK and plain HTTP
requests, against the emulator at a simulated distance. Writes docs/benchmarks.md, its plots, and
the section Speed of the README.

  --quick             fewer runs, and less work in each
  --runs <n>          runs that count (3 with --quick, else 7)
  --round-trip <ms>   how long a round trip to Box takes (40)
  --n8n <version>     which n8n; it is installed once into the cache folder
  --only <names>      some measurements, such as --only nodes,paths; the others stay as they are
  --no-docs           only show the tables, write nothing
  --help              this text
`;

/** How the benchmark is run. */
export interface BenchOptions {
	runs: number;
	/** Milliseconds. */
	roundTrip: number;
	/** Less work in each run, too. */
	quick: boolean;
	/** A version of n8n; undefined for the usual one. */
	n8n?: string;
}

/** What the command line says. */
export interface CommandLine extends BenchOptions {
	help: boolean;
	/** The measurements to take, in the order of the registry. */
	only: string[];
	/** Whether documents are written. */
	docs: boolean;
}

/** The command line cannot be understood. */
export class UsageError extends Error {}

const RUNS = { quick: 3, full: 7 };
const ROUND_TRIP = 40;

function whole(name: string, text: string | undefined, fallback: number, least: number): number {
	if (text === undefined) return fallback;
	const value = Number(text);
	if (/^\d{1,5}$/.test(text) && value >= least) return value;
	throw new UsageError(`--${name} must be a whole number from ${least} on.`);
}

function chosen(texts: readonly string[] | undefined, names: readonly string[]): string[] {
	if (texts === undefined) return [...names];
	const asked = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
	const unknown = asked.find((name) => !names.includes(name));
	if (unknown !== undefined) {
		throw new UsageError(`There is no measurement '${unknown}': choose from ${names.join(', ')}.`);
	}
	return names.filter((name) => asked.includes(name));
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				quick: { type: 'boolean' },
				runs: { type: 'string' },
				'round-trip': { type: 'string' },
				n8n: { type: 'string' },
				only: { type: 'string', multiple: true },
				'no-docs': { type: 'boolean' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/**
 * Reads the command line; throws `UsageError` with a text to show.
 *
 * @param names all measurements there are
 */
export function readOptions(args: readonly string[], names: readonly string[]): CommandLine {
	const values = parse(args);
	return {
		help: values.help ?? false,
		runs: whole('runs', values.runs, values.quick ? RUNS.quick : RUNS.full, 1),
		roundTrip: whole('round-trip', values['round-trip'], ROUND_TRIP, 0),
		quick: values.quick ?? false,
		only: chosen(values.only, names),
		n8n: values.n8n,
		docs: !values['no-docs'],
	};
}
