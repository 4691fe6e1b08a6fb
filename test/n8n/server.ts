import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { n8nEnvironment, type N8nInstall } from './environment';
import { startGroup, type ProcessGroup } from './group';
import { freePort } from './ports';
import { connectRest, type Rest } from './rest';
import { run } from './run';

/** How an n8n is set up: the same for its server and its commands. */
export interface N8nSetup {
	install: N8nInstall;
	/** Everything n8n writes is in the folder `.n8n` in it. */
	userFolder: string;
	/** The port of the loopback address that the server listens on. */
	port: number;
	/** Added to n8n's environment. */
	env?: NodeJS.ProcessEnv;
}

/** How a server is started. */
export interface StartOptions extends N8nSetup {
	/** n8n's command; `worker` and `webhook` are for queue mode. Default: `start`. */
	command?: 'start' | 'worker' | 'webhook';
	/** Milliseconds to wait until it is ready. Default: three minutes. */
	patience?: number;
	/** Ends the start. */
	signal?: AbortSignal;
}

/** An n8n that serves. */
export interface RunningN8n {
	/** Its address, such as `http://localhost:5678`. */
	url: string;
	pid: number;
	setup: N8nSetup;
	/** Everything it has written to its log. */
	logs(): string;
	/** Calls back for each piece of the log from now on; the function it gives ends that. */
	onLog(listener: (chunk: string) => void): () => void;
	/**
	 * Resolves when the log matches; rejects when n8n ends, or after `patience` milliseconds (one
	 * minute). `from` is where to begin: `logs().length` leaves out what has been said.
	 */
	waitForLog(pattern: RegExp, options?: { from?: number; patience?: number }): Promise<void>;
	/** Signs in as the owner, who is created where there is none; the same sign-in every time. */
	rest(): Promise<Rest>;
	/** Runs one of n8n's commands in the same set-up; see `runCli`. */
	cli(args: readonly string[]): Promise<string>;
	/** Aborted when the process has ended, for whatever reason. */
	ended: AbortSignal;
	/** Ends it and everything it started; SIGKILL at once, SIGTERM as n8n does it by itself. */
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Runs one of n8n's commands, such as `import:workflow`, and gives what it wrote. Rejects with
 * `CommandError` for an exit code other than 0; some of n8n's commands end with 0 whatever happens.
 *
 * https://docs.n8n.io/hosting/cli-commands/
 */
export async function runCli(
	setup: N8nSetup,
	args: readonly string[],
	signal?: AbortSignal,
): Promise<string> {
	await mkdir(setup.userFolder, { recursive: true });
	const env = n8nEnvironment({ ...setup, brokerPort: await freePort() });
	const { node, n8n } = setup.install;
	return await run(node, [n8n, ...args], { cwd: setup.userFolder, env, signal });
}

async function answers(url: string): Promise<boolean> {
	// A request that hangs would outlast the wait.
	const signal = AbortSignal.timeout(5000);
	return await fetch(url, { signal }).then(
		(response) => response.ok,
		() => false,
	);
}

/** Some versions say that they are ready before the editor's routes are there. */
async function isReady(url: string, command: string): Promise<boolean> {
	if (!(await answers(`${url}/healthz/readiness`))) return false;
	return command !== 'start' || (await answers(`${url}/rest/settings`));
}

function afterEnd(group: ProcessGroup): Error {
	return new Error(`n8n ended. Its log's last lines:\n${group.output.tail()}`);
}

async function untilReady(group: ProcessGroup, url: string, options: StartOptions): Promise<void> {
	const { command = 'start', patience = 180_000, signal } = options;
	const late = AbortSignal.timeout(patience);
	while (!(await isReady(url, command))) {
		signal?.throwIfAborted();
		if (group.ended.aborted) throw afterEnd(group);
		if (late.aborted) {
			throw new Error(`n8n was not ready after ${patience / 1000} s:\n${group.output.tail()}`);
		}
		await sleep(200);
	}
}

async function waitForLog(
	group: ProcessGroup,
	pattern: RegExp,
	{ from = 0, patience = 60_000 }: { from?: number; patience?: number } = {},
): Promise<void> {
	const late = AbortSignal.timeout(patience);
	try {
		await group.output.waitFor(pattern, from, AbortSignal.any([group.ended, late]));
	} catch {
		if (!late.aborted) throw afterEnd(group);
		throw new Error(`n8n never wrote ${String(pattern)}:\n${group.output.tail()}`);
	}
}

/** Where a set-up's server is. */
export function urlOf(setup: N8nSetup): string {
	return `http://localhost:${setup.port}`;
}

/**
 * Starts n8n and resolves when it is ready: migrated, with its nodes loaded. (Workflows are activated
 * after that.) Rejects with the end of its log when it does not come up.
 */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const { command = 'start', patience: _patience, signal: _signal, ...setup } = options;
	await mkdir(setup.userFolder, { recursive: true });
	const env = n8nEnvironment({ ...setup, brokerPort: await freePort() });
	const { node, n8n } = setup.install;
	const group = startGroup(node, [n8n, command], { cwd: setup.userFolder, env });
	const url = urlOf(setup);
	try {
		await untilReady(group, url, options);
	} catch (error) {
		await group.stop('SIGKILL');
		throw error;
	}
	let rest: Promise<Rest> | undefined;
	return {
		url,
		pid: group.pid,
		setup,
		logs: () => group.output.text,
		onLog: (listener) => group.output.listen(listener),
		waitForLog: async (pattern, wait) => await waitForLog(group, pattern, wait),
		rest: async () => await (rest ??= connectRest(url)),
		cli: async (args) => await runCli(setup, args),
		ended: group.ended,
		stop: async (stopSignal = 'SIGTERM') => await group.stop(stopSignal),
	};
}
