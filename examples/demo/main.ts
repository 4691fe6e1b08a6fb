import { HELP, readOptions, UsageError } from './options';
import { Problem, Refusal } from './problem';
import { run } from './run';
import { Screen } from './screen';

const EXIT = { right: 0, wrong: 1, usage: 2, interrupted: 130 } as const;

/** Milliseconds within which everything is closed after Ctrl-C. */
const PATIENCE = 5000;

/** Somebody pressed Ctrl-C. */
class Interrupted extends Error {}

const screen = new Screen();
const stopping = new AbortController();

/** Stops the demo at Ctrl-C, when nobody reads it any more, and when it takes too long. */
function watch(seconds: number): () => void {
	const interrupt = () => {
		stopping.abort(new Interrupted('Stopped.'));
		setTimeout(() => process.exit(EXIT.interrupted), PATIENCE).unref();
	};
	const timer = setTimeout(() => {
		stopping.abort(
			new Problem(
				`Gave up after ${seconds} seconds. Every file that was uploaded should have had its execution by now; --timeout waits longer.`,
			),
		);
	}, seconds * 1000);
	// The reader of the output has gone, as with `| head`.
	process.stdout.on('error', interrupt);
	process.on('SIGINT', interrupt);
	process.on('SIGTERM', interrupt);
	return () => {
		clearTimeout(timer);
		process.off('SIGINT', interrupt);
		process.off('SIGTERM', interrupt);
	};
}

async function main(): Promise<number> {
	let unwatch = () => {};
	try {
		const options = readOptions(process.argv.slice(2), process.env);
		if (options.help) {
			process.stdout.write(HELP);
			return EXIT.right;
		}
		unwatch = watch(options.timeout);
		return (await run(options, screen, stopping.signal)) ? EXIT.right : EXIT.wrong;
	} catch (error) {
		return explain(stopping.signal.aborted ? stopping.signal.reason : error);
	} finally {
		unwatch();
	}
}

function explain(error: unknown): number {
	if (error instanceof Interrupted) {
		screen.line('\nStopped.');
		return EXIT.interrupted;
	}
	if (error instanceof UsageError) {
		screen.line(`${error.message}\nSee npm run demo -- --help`, 'bad');
		return EXIT.usage;
	}
	screen.line(`\n✘ ${describe(error)}`, 'bad');
	return EXIT.wrong;
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error instanceof Problem || error instanceof Refusal) return error.message;
	return error.stack ?? error.message;
}

void main().then((code) => {
	process.exitCode = code;
});
