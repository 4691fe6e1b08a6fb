import { circumstancesOf } from './circumstances';
import type { Measurement } from './measurement';
import { HELP, readOptions, UsageError, type CommandLine } from './options';
import { showProgress } from './progress';
import { MEASUREMENTS } from './registry';
import type { Result } from './report/result';
import { inTerminal } from './report/terminal';
import { writeDocuments } from './report/write';

const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const stopping = new AbortController();

async function take(measurement: Measurement, options: CommandLine): Promise<Result> {
	const { name, title } = measurement;
	const { tell, done } = showProgress(title);
	try {
		const groups = await measurement.measure({ ...options, signal: stopping.signal, tell });
		done(true);
		return { name, circumstances: circumstancesOf(options, groups), groups };
	} catch (error) {
		done(false);
		throw error;
	}
}

/** Takes one measurement after the other. One that fails does not keep the others from being taken. */
async function run(options: CommandLine): Promise<number> {
	const chosen = MEASUREMENTS.filter(({ name }) => options.only.includes(name));
	const results: Result[] = [];
	let code: number = EXIT.done;
	for (const measurement of chosen) {
		try {
			results.push(await take(measurement, options));
		} catch (error) {
			code = explain(error);
			if (stopping.signal.aborted) break;
		}
	}
	if (results.length === 0) return code;
	process.stdout.write(`\n${inTerminal(results, MEASUREMENTS)}\n`);
	if (options.docs) {
		await writeDocuments(results, MEASUREMENTS);
		process.stdout.write('\nWritten: docs/benchmarks.md, its plots, and Speed in README.md\n');
	}
	return code;
}

function explain(error: unknown): number {
	if (stopping.signal.aborted) {
		process.stderr.write('\nStopped.\n');
		return EXIT.interrupted;
	}
	process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
	return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

function help(): string {
	const width = Math.max(...MEASUREMENTS.map(({ name }) => name.length));
	const lines = MEASUREMENTS.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`);
	return `${HELP}\nMeasurements:\n\n${lines.join('\n')}\n`;
}

async function main(): Promise<number> {
	const interrupt = () => stopping.abort(new Error('Stopped.'));
	// Also when it comes twice, as from npm and the terminal: n8n has to be stopped first.
	process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
	try {
		const names = MEASUREMENTS.map(({ name }) => name);
		const options = readOptions(process.argv.slice(2), names);
		if (!options.help) return await run(options);
		process.stdout.write(help());
		return EXIT.done;
	} catch (error) {
		return explain(error);
	}
}

void main().then((code) => {
	process.exitCode = code;
});
