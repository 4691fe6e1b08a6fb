import { availableParallelism, loadavg } from 'node:os';

import { QUICK, type Case, type Contender } from './cases';
import { runEvents } from './events/run';
import { measure, type Measurement, type Sample } from './measure';
import { HELP, readOptions, UsageError, type BenchOptions } from './options';
import { caution, seconds, table, verdict } from './report';
import { onStage } from './setup';

const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Somebody pressed Ctrl-C. */
class Interrupted extends Error {}

const stopping = new AbortController();

function tell(line: string): void {
	process.stdout.write(`${line}\n`);
}

function tellSample(benchCase: Case, contender: Contender, run: number, taken: Sample): void {
	const who = contender === 'ours' ? 'this node' : "n8n's own";
	const which = run === 0 ? 'warm-up' : `run ${run}`;
	const { milliseconds, connections } = taken;
	const result = `${seconds(milliseconds)}, ${connections} connections`;
	tell(`  ${benchCase.title}, ${which}, ${who}: ${result}`);
}

async function runNodes({ runs, roundTrip, n8n: version }: BenchOptions): Promise<void> {
	const { signal } = stopping;
	const measurements: Measurement[] = [];
	const loads: number[] = [];
	let tried = '';
	await onStage({ cases: QUICK, tell, signal, roundTrip, n8n: version }, async (stage) => {
		const { n8n, frontEnd } = stage;
		const rest = await n8n.rest();
		tried = n8n.setup.install.version;
		const bench = { rest, frontEnd, runs, signal, onSample: tellSample };
		for (const benchCase of QUICK) {
			measurements.push(await measure(bench, benchCase));
			loads.push(loadavg()[0] ?? 0);
		}
	});
	tell(`
The nodes' own times in n8n ${tried}, medians of ${runs} runs each in turn after a warm-up; TLS, ${roundTrip} ms
of simulated round trip, no connection open at the start. Connections: this node / n8n's own.

${table(measurements)}

${verdict(measurements)}`);
	const busy = caution(loads, availableParallelism());
	if (busy) tell(busy);
}

async function run(options: BenchOptions): Promise<void> {
	if (options.only !== 'events') await runNodes(options);
	if (options.only !== 'nodes') await runEvents({ ...options, tell, signal: stopping.signal });
}

function explain(error: unknown): number {
	if (error instanceof Interrupted) {
		tell('\nStopped.');
		return EXIT.interrupted;
	}
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`\n${message}\n`);
	return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

async function main(): Promise<number> {
	const interrupt = () => stopping.abort(new Interrupted('Stopped.'));
	// Also when it comes twice, as from npm and the terminal: n8n has to be stopped first.
	process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
	try {
		const options = readOptions(process.argv.slice(2));
		if (options.help) process.stdout.write(HELP);
		else await run(options);
		return EXIT.done;
	} catch (error) {
		return explain(stopping.signal.aborted ? stopping.signal.reason : error);
	}
}

void main().then((code) => {
	process.exitCode = code;
});
