import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '../../support/random';
import { activated, arrive } from './arrivals';
import type { World } from './world';

/** Chooses the moments: with the same seed they are the same ones, as far as the machine allows. */
export const SEED = Number(process.env.SEED || 20260);

/** Milliseconds a kill takes at most on average, together with the start after it. */
export const PATIENCE = 60_000;

/** After so many kills the test says how far it is. */
const SHOWN = 20;

/** How many times n8n is killed: `CRASHES=200 npm run test:e2e -- crash`. */
export function killsOr(few: number): number {
	return Number(process.env.CRASHES || few);
}

export interface Kills {
	times: number;
	/** The IDs of the workflows that have to be active before each kill, and after the last one. */
	workflows: readonly string[];
	/** Milliseconds from the long poll on between which n8n is killed. */
	between: readonly [earliest: number, latest: number];
	/** Milliseconds between two events, at most, while n8n listens. */
	busy: number;
	/** The same, while it is gone. */
	quiet: number;
}

/** Kills n8n again and again while events arrive, and starts it again each time. */
export async function kill(world: World, kills: Kills): Promise<void> {
	const { times, workflows, busy, quiet } = kills;
	const [earliest, latest] = kills.between;
	const random = seeded(SEED);
	await activated(world, workflows);
	for (let count = 1; count <= times; count++) {
		await arrive(world.emulator, random, busy).during(async () => {
			await sleep(earliest + random() * (latest - earliest));
			await world.n8n.stop('SIGKILL');
		});
		await arrive(world.emulator, random, quiet).during(async () => {
			await world.startAgain();
			await activated(world, workflows);
		});
		if (count % SHOWN === 0) process.stdout.write(`${count} of ${times} kills\n`);
	}
}
