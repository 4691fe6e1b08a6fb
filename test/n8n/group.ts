import { spawn, type ChildProcess } from 'node:child_process';

import { Output } from './output';

/** A process with the children it starts, in a process group of its own. */
export interface ProcessGroup {
	pid: number;
	output: Output;
	/** Aborted when the process has ended. */
	ended: AbortSignal;
	/** Resolves with the exit code, or the signal that ended it. */
	exit: Promise<number | NodeJS.Signals>;
	/**
	 * Sends a signal to the process, or SIGKILL to the whole group, and waits for the end. Whoever
	 * does not end within `patience` milliseconds is killed. Nothing of the group is left.
	 */
	stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL', patience?: number): Promise<void>;
}

const groups = new Set<number>();

/** Kills the groups that still run when this process ends without having stopped them. */
function killRest(): void {
	for (const pid of groups) killGroup(pid);
}

function remember(pid: number): void {
	if (groups.size === 0) process.once('exit', killRest);
	groups.add(pid);
}

function forget(pid: number): void {
	groups.delete(pid);
	if (groups.size === 0) process.off('exit', killRest);
}

function killGroup(pid: number): void {
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// Nothing is left of it.
	}
}

async function exitOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => resolve(code ?? signal ?? 0));
	});
}

/** Starts a program in a process group of its own, so that a terminal's Ctrl-C does not reach it. */
export function startGroup(
	program: string,
	args: readonly string[],
	options: { cwd: string; env: NodeJS.ProcessEnv },
): ProcessGroup {
	const child = spawn(program, args, {
		...options,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const { pid } = child;
	const output = new Output();
	output.add(child.stdout);
	output.add(child.stderr);
	const ended = new AbortController();
	const exit = exitOf(child).finally(() => ended.abort(new Error('The process has ended')));
	// A program that cannot be started rejects it; whoever waits for the exit hears of it.
	exit.catch(() => undefined);
	if (pid === undefined) throw new Error(`${program} could not be started`);
	remember(pid);
	return {
		pid,
		output,
		ended: ended.signal,
		exit,
		async stop(signal, patience = 35_000) {
			if (!ended.signal.aborted) {
				if (signal === 'SIGKILL') killGroup(pid);
				else child.kill(signal);
				const timer = setTimeout(() => killGroup(pid), patience);
				await exit.finally(() => clearTimeout(timer));
			}
			killGroup(pid);
			forget(pid);
		},
	};
}
