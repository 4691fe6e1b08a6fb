import { setTimeout as sleep } from 'node:timers/promises';

import type { Bench } from '../measurement';
import { openPlace, type Place } from '../network/place';
import { Measured } from './measured';
import type { Command, Kind } from './protocol';

/** Changes in Box that are made one by one. */
const CHANGES = 6;
/** Milliseconds without a request after which nothing more comes: many round trips. */
const QUIET = 600;
/** Milliseconds between two looks at the requests. */
const LOOK = 10;
/** Milliseconds after which a run has failed. */
const LONGEST = 120_000;

/** What some triggers on one account took. */
export interface Taken {
	/** Milliseconds until all are active and have sent the last request of their start. */
	start: number;
	stop: number;
	/** Requests until all is quiet. */
	startRequests: number;
	/** Requests for six changes. */
	changeRequests: number;
	/** Bytes. */
	memory: number;
}

/** One run: who follows, and where. */
interface Run {
	place: Place;
	measured: Measured;
	kind: Kind;
	signal: AbortSignal;
}

/**
 * Resolves when listeners wait for the next change and no request has come for a while, with the time of the
 * last request by `performance.now()`.
 */
async function quiet({ place: { near }, signal }: Run): Promise<number> {
	let seen = near.requests().length;
	let last = performance.now();
	while (near.pollers() === 0 || performance.now() - last < QUIET) {
		await sleep(LOOK, undefined, { signal });
		if (near.requests().length === seen) continue;
		seen = near.requests().length;
		last = performance.now();
	}
	return last;
}

/** Makes changes one by one, each when the one before has reached all. */
async function change(run: Run, changes: number): Promise<void> {
	for (let number = 1; number <= changes; number++) {
		run.place.near.addFile({ name: `${performance.now()}.txt`, content: 'x' });
		await run.measured.hears('arrived');
		await quiet(run);
	}
}

/** Starts so many; gives how long that took. */
async function start(run: Run, count: number): Promise<number> {
	const { place, measured, kind } = run;
	const { url, clientId, clientSecret } = place.far;
	const box = { url, clientId, clientSecret };
	const tokens = place.near.connect();
	const command: Command = { do: 'start', kind, count, box, tokens };
	const from = performance.now();
	const { milliseconds } = await measured.does(command, 'started');
	return Math.max(milliseconds, (await quiet(run)) - from);
}

async function stop({ place, measured, kind, signal }: Run): Promise<number> {
	const { milliseconds, repeated } = await measured.does({ do: 'stop' }, 'stopped');
	// Box's SDK does not promise to give each event once.
	if (kind !== 'sdk' && repeated > 0) throw new Error(`${repeated} events arrived twice`);
	while (place.near.pollers() > 0) await sleep(LOOK, undefined, { signal });
	return milliseconds;
}

async function weigh({ measured }: Run): Promise<number> {
	return (await measured.does({ do: 'weigh' }, 'weighed')).bytes;
}

/** The first one loads modules and compiles functions, which is not the others' doing. */
async function warmUp(run: Run): Promise<void> {
	await start(run, 1);
	await change(run, 1);
	await stop(run);
}

async function measure(run: Run, count: number): Promise<Taken> {
	const { near } = run.place;
	await warmUp(run);
	const before = await weigh(run);
	near.clearRequests();
	const started = await start(run, count);
	const startRequests = near.requests().length;
	const memory = (await weigh(run)) - before;
	near.clearRequests();
	await change(run, CHANGES);
	const changeRequests = near.requests().length;
	return { start: started, startRequests, memory, changeRequests, stop: await stop(run) };
}

/** Has so many triggers start, follow six changes, and stop; in a process of their own. */
export async function take(
	kind: Kind,
	count: number,
	bench: Pick<Bench, 'roundTrip' | 'signal'>,
): Promise<Taken> {
	const signal = AbortSignal.any([bench.signal, AbortSignal.timeout(LONGEST)]);
	const place = await openPlace(bench.roundTrip);
	const measured = new Measured(signal);
	try {
		return await measure({ place, measured, kind, signal }, count);
	} finally {
		measured.end();
		await place.close();
	}
}
