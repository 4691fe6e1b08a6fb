import ora from 'ora';

/** How far a measurement is, for whoever watches. */
export interface Progress {
	/** What is being done now. */
	tell: (what: string) => void;
	/** It is over: whether it worked, and how long it took. */
	done: (worked: boolean) => void;
}

function duration(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1_000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Shows one line for a measurement: in a terminal it changes in place, elsewhere (a log) each change is
 * a line of its own.
 */
export function showProgress(title: string): Progress {
	const from = performance.now();
	// Ctrl-C has to reach this process as a signal, which a stdin in raw mode would swallow.
	const spinner = ora({ text: title, discardStdin: false, hideCursor: false }).start();
	const since = () => duration(performance.now() - from);
	return {
		tell: (what) => {
			spinner.text = `${title}: ${what}`;
			if (!spinner.isEnabled) process.stderr.write(`  ${what}\n`);
			else spinner.suffixText = `(${since()})`;
		},
		done: (worked) => {
			spinner.suffixText = '';
			const text = `${title} (${since()})`;
			if (worked) spinner.succeed(text);
			else spinner.fail(text);
		},
	};
}
