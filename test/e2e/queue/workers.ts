import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installPackage } from '../../n8n/package';
import { freePort } from '../../n8n/ports';
import { startN8n, type N8nSetup, type RunningN8n } from '../../n8n/server';
import { packedTarball } from '../support/tarball';

/** A worker of an n8n in queue mode. */
export interface Worker {
	n8n: RunningN8n;
	/** How many executions it has started. */
	started(): number;
	/** Ends it and deletes its folder. */
	close(): Promise<void>;
}

/** Starts a worker for a main instance, with a folder and an installed package of its own. */
export async function startWorker(main: N8nSetup): Promise<Worker> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-worker-'));
	const clear = async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	try {
		await installPackage(userFolder, packedTarball());
		const port = await freePort();
		const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
		const env = { ...main.env, ...health };
		const n8n = await startN8n({ ...main, userFolder, port, env, command: 'worker' });
		return {
			n8n,
			started: () => n8n.logs().match(/Worker started execution \d+/g)?.length ?? 0,
			close: async () => {
				await n8n.stop();
				await clear();
			},
		};
	} catch (error) {
		await clear();
		throw error;
	}
}
