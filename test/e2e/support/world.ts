import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { installPackage } from '../../n8n/package';
import { freePort } from '../../n8n/ports';
import { startN8n, type N8nSetup, type RunningN8n } from '../../n8n/server';
import {
	importCredential,
	importJwtCredentials,
	importWorkflows,
	publishWorkflow,
	withCredential,
	type JwtCredential,
	type Workflow,
} from '../../n8n/setup';
import { n8nToTest } from './install';
import { packedTarball } from './tarball';

/** What n8n has from the start. */
export interface Arrangement {
	/** Stored with the connected credential. */
	workflows: readonly Workflow[];
	/** Credentials with a key, beside it. Default: none. */
	jwtCredentials?: readonly JwtCredential[];
	/** Whether they are published, and so active when n8n is ready. Default: false. */
	published?: boolean;
}

/** How a world begins; every option may be left out. */
export interface WorldOptions {
	/** Whether there is a credential that is connected to the emulator's admin. Default: true. */
	connected?: boolean;
	/** Puts what is needed into Box, and says which workflows work with it. */
	arrange?: (emulator: Emulator) => Arrangement;
	/** Added to n8n's environment. */
	env?: NodeJS.ProcessEnv;
	box?: EmulatorOptions;
}

/** A Box and an n8n with the package, as its users install it. */
export interface World {
	emulator: Emulator;
	setup: N8nSetup;
	/** The n8n that runs now, or ran last. */
	n8n: RunningN8n;
	/** Starts n8n again, after it was stopped. */
	startAgain(): Promise<RunningN8n>;
	/** Ends both and deletes what n8n has written. */
	close(): Promise<void>;
}

/** n8n is silent, and more besides, in the environment that jest gives to what it starts. */
const OUTSIDE_OF_JEST = { NODE_ENV: 'production', JEST_WORKER_ID: undefined };

/** Stores everything before n8n runs: its commands may find a database in use that is locked. */
async function prepare(setup: N8nSetup, emulator: Emulator, options: WorldOptions) {
	const { connected = true, arrange } = options;
	await installPackage(setup.userFolder, packedTarball());
	if (connected) await importCredential(setup, emulator);
	if (!arrange) return;
	const { workflows, jwtCredentials = [], published = false } = arrange(emulator);
	if (jwtCredentials.length) await importJwtCredentials(setup, emulator, jwtCredentials);
	await importWorkflows(
		setup,
		workflows.map((workflow) => withCredential(workflow)),
	);
	if (!published) return;
	for (const { id } of workflows) await publishWorkflow(setup, id);
}

/** Starts an n8n over the world's database. After a crash n8n waits ten seconds, unless it forgets. */
export async function startServer(setup: N8nSetup): Promise<RunningN8n> {
	await rm(join(setup.userFolder, '.n8n', 'crash.journal'), { force: true });
	return await startN8n(setup);
}

/** Starts an emulator and an n8n of its own, in a scratch folder and on free ports. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-e2e-'));
	const emulator = await startEmulator({ strictDownloads: true, ...options.box });
	const clear = async () => {
		await emulator.close();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		const install = await n8nToTest();
		const env = { ...OUTSIDE_OF_JEST, ...options.env };
		const setup = { install, userFolder, port: await freePort(), env };
		await prepare(setup, emulator, options);
		const world: World = {
			emulator,
			setup,
			n8n: await startN8n(setup),
			startAgain: async () => (world.n8n = await startServer(setup)),
			close: async () => {
				await world.n8n.stop();
				await clear();
			},
		};
		return world;
	} catch (error) {
		await clear();
		throw error;
	}
}
