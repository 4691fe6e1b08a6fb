import { parseArgs } from 'node:util';

/** What `npm run bench -- --help` prints. */
export const HELP = `Usage: npm run bench -- [options]

Compares this package's Box node with n8n's built-in one: both in the same n8n,
against the Box emulator behind TLS and a simulated distance. Then the Box Trigger with the
event stream of Box's own SDK.

  --quick             a few runs of the usual small work (about six minutes)
  --runs <n>          executions of each node that count (3 with --quick, else 7)
  --round-trip <ms>   how long a round trip to Box takes (40)
  --n8n <version>     which n8n; it is installed once into the cache folder
  --only <part>       nodes (the two Box nodes) or events (the trigger next to Box's SDK)
`;

/** What can be measured by itself. */
export type Part = 'nodes' | 'events';

/** How the benchmark is run. */
export interface BenchOptions {
	help: boolean;
	runs: number;
	/** Milliseconds. */
	roundTrip: number;
	/** Fewer events, too. */
	quick: boolean;
	only?: Part;
	/** A version of n8n; undefined for the usual one. */
	n8n?: string;
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

function part(text: string | undefined): Part | undefined {
	if (text === undefined || text === 'nodes' || text === 'events') return text;
	throw new UsageError('--only must be nodes or events.');
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
				only: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/** Reads the command line; throws `UsageError` with a text to show. */
export function readOptions(args: readonly string[]): BenchOptions {
	const values = parse(args);
	return {
		help: values.help ?? false,
		runs: whole('runs', values.runs, values.quick ? RUNS.quick : RUNS.full, 1),
		roundTrip: whole('round-trip', values['round-trip'], ROUND_TRIP, 0),
		quick: values.quick ?? false,
		only: part(values.only),
		n8n: values.n8n,
	};
}
