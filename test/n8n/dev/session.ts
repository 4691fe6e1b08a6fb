import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { startEmulator, type Emulator } from '../../emulator';
import { examples, loadExample } from '../examples';
import { installN8n } from '../install';
import { installPackage, packTarball, replaceBuilt, type PackedPackage } from '../package';
import { isFree } from '../ports';
import { startN8n, type N8nSetup, type RunningN8n } from '../server';
import { importCredential, importWorkflows } from '../setup';
import type { Display } from './display';
import { importChanged } from './folder';
import { continuePositions, keepPosition } from './positions';

const EMULATOR_PORT = 8100;

/** What `startSession` needs. */
export interface SessionOptions {
	/** n8n's version. */
	version: string;
	/** The port n8n will have, free at this time. */
	port: number;
	/** The folder that n8n's data is kept in. */
	folder: string;
	display: Display;
	/** Ends the start. */
	signal: AbortSignal;
}

/** n8n with the package, and a Box to work on. */
export interface Session {
	emulator: Emulator;
	setup: N8nSetup;
	/** Where n8n's log goes. */
	logFile: string;
	/** The n8n that runs now. */
	n8n(): RunningN8n;
	/** Builds the package again; rejects with what the compiler says, and n8n stays as it is. */
	rebuild(): Promise<void>;
	/** Stops n8n, gives it the newly built package, and starts it. */
	restart(): Promise<void>;
	/** Ends everything. */
	stop(): Promise<void>;
}

async function openLog(file: string): Promise<WriteStream> {
	const log = createWriteStream(file);
	await new Promise((resolve, reject) => log.once('open', resolve).once('error', reject));
	return log;
}

/** A Box with the content that the examples work on. */
async function startBox(folder: string, cleanup: Cleanup): Promise<Emulator> {
	const emulator = await startEmulator({
		port: (await isFree(EMULATOR_PORT)) ? EMULATOR_PORT : 0,
		strictDownloads: true,
	});
	cleanup.add(async () => await emulator.close());
	await continuePositions(emulator, folder);
	cleanup.add(async () => await keepPosition(emulator, folder));
	for (const example of examples) example.prepare(emulator);
	return emulator;
}

/** What has been started so far, to be ended in the opposite order. */
class Cleanup {
	readonly #tasks: Array<() => Promise<unknown>> = [];

	add(task: () => Promise<unknown>): void {
		this.#tasks.unshift(task);
	}

	async run(): Promise<void> {
		for (const task of this.#tasks.splice(0)) await task();
	}
}

async function install({ version, display, signal }: SessionOptions) {
	return await display.step(`n8n ${version}`, async (step) => {
		return await installN8n({
			version,
			signal,
			onProgress: ({ step: what, detail }) => step.tell(what, detail),
		});
	});
}

async function fillN8n(setup: N8nSetup, emulator: Emulator): Promise<void> {
	await importCredential(setup, emulator);
	const workflows = examples.map((example) => loadExample(example, emulator));
	await importChanged(setup.userFolder, workflows, async (changed) => {
		await importWorkflows(setup, changed);
	});
}

async function build(options: SessionOptions, cleanup: Cleanup): Promise<PackedPackage> {
	const { display, folder } = options;
	return await display.step('Building the package and installing it in n8n', async () => {
		const packed = await packTarball();
		cleanup.add(packed.remove);
		await mkdir(folder, { recursive: true });
		await installPackage(folder, packed.tarball);
		return packed;
	});
}

/** Starts n8n, into whose log file it writes, and signs the owner in. */
async function serve(setup: N8nSetup, log: WriteStream, signal?: AbortSignal) {
	const n8n = await startN8n({ ...setup, signal });
	log.write(n8n.logs());
	n8n.onLog((chunk) => log.write(chunk));
	await n8n.rest();
	return n8n;
}

async function open(options: SessionOptions, cleanup: Cleanup): Promise<Session> {
	const { display, folder, port, signal } = options;
	const setup = { install: await install(options), userFolder: folder, port };
	const packed = await build(options, cleanup);
	signal.throwIfAborted();
	const emulator = await startBox(folder, cleanup);
	await display.step('Connecting n8n with the Box emulator, importing the examples', async () => {
		await fillN8n(setup, emulator);
	});
	signal.throwIfAborted();
	const logFile = join(folder, 'n8n.log');
	const log = await openLog(logFile);
	cleanup.add(async () => await new Promise<void>((resolve) => log.end(resolve)));
	let n8n = await display.step('Starting n8n', async () => await serve(setup, log, signal));
	cleanup.add(async () => await n8n.stop());
	return {
		emulator,
		setup,
		logFile,
		n8n: () => n8n,
		rebuild: packed.rebuild,
		async restart() {
			await n8n.stop();
			await replaceBuilt(folder, packed.dist);
			n8n = await serve(setup, log, signal);
		},
		stop: async () => await cleanup.run(),
	};
}

/** Installs, builds and starts everything; what it started is ended again when it rejects. */
export async function startSession(options: SessionOptions): Promise<Session> {
	const cleanup = new Cleanup();
	try {
		return await open(options, cleanup);
	} catch (error) {
		await cleanup.run();
		throw error;
	}
}
