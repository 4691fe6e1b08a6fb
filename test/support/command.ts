import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A TypeScript program of this repository, running as a process of its own. */
export interface Command {
	readonly process: ChildProcess;
	/** What it has written so far, both streams together. */
	readonly output: () => string;
	/** Resolves when the output holds `text`; rejects when the process ends without. */
	readonly says: (text: string) => Promise<void>;
	/** The exit code at its end; `null` when a signal ended it. */
	readonly ended: Promise<number | null>;
}

/**
 * Starts a program in one process, so that a signal reaches it and nothing is left behind.
 *
 * @param file its path from the repository's root
 * @param env added to this process's environment
 */
export function startCommand(
	file: string,
	args: readonly string[] = [],
	env: NodeJS.ProcessEnv = {},
): Command {
	const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
		cwd: ROOT,
		// Without the options of this process: jest's are not for the program.
		env: { ...process.env, NODE_OPTIONS: '', ...env },
	});
	let output = '';
	const listeners = new Set<() => void>();
	const hear = (chunk: Buffer) => {
		output += chunk.toString();
		for (const listener of listeners) listener();
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	return {
		process: child,
		output: () => output,
		ended,
		async says(text) {
			const heard = new Promise<void>((resolve) => {
				const listener = () => {
					if (output.includes(text)) resolve();
				};
				listeners.add(listener);
				listener();
			});
			const silent = ended.then(() => {
				if (!output.includes(text)) throw new Error(`It never said '${text}':\n${output}`);
			});
			await Promise.race([heard, silent]);
		},
	};
}
