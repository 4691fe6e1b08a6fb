import { spawn } from 'node:child_process';

/** Lines of a failed program's output that its error repeats. */
const LINES_TOLD = 25;

/** A program that ended with another code than 0; the message has the end of what it wrote. */
export class CommandError extends Error {
	constructor(
		what: string,
		readonly code: number | null,
		readonly output: string,
	) {
		const end = output.trim().split('\n').slice(-LINES_TOLD).join('\n');
		super(`${what} failed (${code === null ? 'killed' : `exit code ${code}`}):\n${end}`);
	}
}

/** How `run` starts a program. */
export interface RunOptions {
	cwd?: string;
	/** The whole environment; default: this process's. */
	env?: NodeJS.ProcessEnv;
	/** Ends the program; `run` then rejects with the signal's reason. */
	signal?: AbortSignal;
}

/**
 * Runs a program to its end, without a shell, and gives what it wrote (both streams together).
 * Rejects with `CommandError` for any exit code but 0.
 */
export async function run(
	program: string,
	args: readonly string[],
	options: RunOptions = {},
): Promise<string> {
	const { signal, ...rest } = options;
	signal?.throwIfAborted();
	const child = spawn(program, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
	const stop = () => child.kill('SIGTERM');
	signal?.addEventListener('abort', stop, { once: true });
	let output = '';
	const hear = (chunk: Buffer) => (output += chunk.toString());
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		signal?.throwIfAborted();
		if (code !== 0) throw new CommandError([program, ...args.slice(0, 3)].join(' '), code, output);
		return output;
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}
