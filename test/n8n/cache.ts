import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const NAME = 'n8n-nodes-box';

/**
 * The folder outside of the repository that keeps installed n8ns: `N8N_NODES_BOX_CACHE`, or a folder
 * of this package's in `XDG_CACHE_HOME` or `~/.cache`.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
	if (env.N8N_NODES_BOX_CACHE) return env.N8N_NODES_BOX_CACHE;
	return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), NAME);
}

/** Whether a process is running; a negative id asks for a process group. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// It runs, but belongs to somebody else.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

async function owner(file: string): Promise<number | undefined> {
	const pid = Number(await readFile(file, 'utf8').catch(() => ''));
	return pid > 0 ? pid : undefined;
}

async function take(file: string): Promise<boolean> {
	return await writeFile(file, String(process.pid), { flag: 'wx' }).then(
		() => true,
		() => false,
	);
}

/**
 * Does some work that only one process at a time may do; the others wait. The lock of a process that
 * died is taken over.
 *
 * @param file the lock: a file with the process's id
 * @param waiting called once when another process is at it
 */
export async function alone<T>(
	file: string,
	work: () => Promise<T>,
	waiting: (pid: number) => void = () => {},
	signal?: AbortSignal,
): Promise<T> {
	await mkdir(join(file, '..'), { recursive: true });
	let told = false;
	while (!(await take(file))) {
		const pid = await owner(file);
		if (pid !== undefined && !isRunning(pid)) {
			// Renamed first: of several that find it only one gets it.
			await rename(file, `${file}.${process.pid}`).catch(() => undefined);
			await rm(`${file}.${process.pid}`, { force: true });
			continue;
		}
		if (!told && pid !== undefined) waiting(pid);
		told ||= pid !== undefined;
		await sleep(500, undefined, { signal });
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}
