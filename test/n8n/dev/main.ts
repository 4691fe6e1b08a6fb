import { join } from 'node:path';

import { alone } from '../cache';
import { DEFAULT_N8N } from '../install';
import { portFrom } from '../ports';
import { listen } from './commands';
import { Display, duration } from './display';
import { devFolder } from './folder';
import { startSession, type Session } from './session';
import { watchSources } from './watch';
import { welcome } from './welcome';

const PORT = 5678;

/** Somebody pressed Ctrl-C, or the terminal was closed. */
class Interrupted extends Error {}

const display = new Display();
const stopping = new AbortController();

function describe(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Rebuilds one change at a time; changes made meanwhile make one more. */
class Rebuilder {
	#again = false;

	#running: Promise<void> | undefined;

	constructor(private readonly session: Session) {}

	/** @param why what is shown as the reason */
	request(why: string): void {
		this.#again = true;
		this.#running ??= this.#run(why).finally(() => (this.#running = undefined));
	}

	/** Resolves when nothing is being rebuilt. */
	async idle(): Promise<void> {
		await this.#running;
	}

	async #run(why: string): Promise<void> {
		while (this.#again && !stopping.signal.aborted) {
			this.#again = false;
			await this.#once(why);
		}
	}

	async #once(why: string): Promise<void> {
		const started = Date.now();
		try {
			display.line(`${why}: building …`);
			await this.session.rebuild();
			await this.session.restart();
			display.line(`n8n runs the new build, after ${duration(Date.now() - started)}.`);
		} catch (error) {
			if (!stopping.signal.aborted) display.line(`✘ ${describe(error)}`);
		}
	}
}

/** Resolves at Ctrl-C; rejects when an n8n ends that was not told to. */
async function untilStopped(session: Session, rebuilder: Rebuilder): Promise<void> {
	while (!stopping.signal.aborted) {
		const n8n = session.n8n();
		await new Promise<void>((resolve) => {
			AbortSignal.any([stopping.signal, n8n.ended]).addEventListener('abort', () => resolve());
			if (n8n.ended.aborted || stopping.signal.aborted) resolve();
		});
		await rebuilder.idle();
		if (!stopping.signal.aborted && session.n8n().ended.aborted) {
			throw new Error(`n8n ended by itself. Its log: ${session.logFile}`);
		}
	}
}

async function develop(): Promise<void> {
	const { env } = process;
	const version = env.N8N_VERSION || DEFAULT_N8N;
	const port = await portFrom(env, ['N8N_PORT', 'PORT'], PORT, 'n8n');
	const folder = devFolder(version);
	const { signal } = stopping;
	const session = await startSession({ version, port, folder, display, signal });
	const rebuilder = new Rebuilder(session);
	const unwatch = watchSources((files) => rebuilder.request(`${files.join(', ')} changed`));
	const unlisten = listen(session.emulator, display, () => rebuilder.request('As you wish'));
	try {
		display.line(welcome(session));
		await untilStopped(session, rebuilder);
	} finally {
		unwatch();
		unlisten();
		await rebuilder.idle();
		await session.stop();
	}
}

async function main(): Promise<number> {
	const interrupt = () => stopping.abort(new Interrupted());
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
	const lock = join(devFolder(process.env.N8N_VERSION || DEFAULT_N8N), '.lock');
	try {
		await alone(lock, develop, (pid) => {
			throw new Error(`npm run dev is running already, as process ${pid}.`);
		});
	} catch (error) {
		if (!stopping.signal.aborted) {
			display.line(`\n✘ ${describe(error)}`);
			return 1;
		}
	}
	display.line('\nStopped.');
	return 0;
}

void main().then((code) => {
	process.exitCode = code;
});
