import { setImmediate as turn } from 'node:timers/promises';

import { openPlace, type Place } from '../network/place';
import type { Follower } from './followers';

/** Events that have arrived, each counted once. */
class Arrivals {
	private readonly ids = new Set<string>();
	/** How many came more than once. */
	repeated = 0;

	readonly add = (ids: string[]): void => {
		for (const id of ids) {
			if (this.ids.has(id)) this.repeated += 1;
			this.ids.add(id);
		}
	};

	get count(): number {
		return this.ids.size;
	}

	async reach(count: number, signal: AbortSignal): Promise<void> {
		while (this.count < count) {
			signal.throwIfAborted();
			await turn();
		}
	}
}

async function polling({ near }: Place, signal: AbortSignal): Promise<void> {
	while (near.pollers() === 0) {
		signal.throwIfAborted();
		await turn();
	}
}

/**
 * Has a follower wait for changes, one by one.
 *
 * @param roundTrip milliseconds
 * @returns the milliseconds from each change in Box to the arrival of its event
 */
export async function delays(
	follower: Follower,
	{ roundTrip, changes, signal }: { roundTrip: number; changes: number; signal: AbortSignal },
): Promise<number[]> {
	const place = await openPlace(roundTrip);
	const arrivals = new Arrivals();
	const stop = await follower.start(place.far, arrivals.add);
	try {
		const taken: number[] = [];
		// The first one opens connections, and is not counted.
		for (let change = 0; change <= changes; change++) {
			await polling(place, signal);
			const from = performance.now();
			place.near.appendEvent({});
			await arrivals.reach(change + 1, signal);
			if (change > 0) taken.push(performance.now() - from);
		}
		return taken;
	} finally {
		await stop();
		await place.close();
	}
}

/** Has many events happen at once, and gives how many a second arrive until the last one has. */
export async function flood(
	follower: Follower,
	{ events, signal }: { events: number; signal: AbortSignal },
): Promise<number> {
	const place = await openPlace(0);
	const arrivals = new Arrivals();
	const stop = await follower.start(place.far, arrivals.add);
	try {
		await polling(place, signal);
		for (let event = 0; event < events; event++) place.near.appendEvent({});
		const from = performance.now();
		await arrivals.reach(events, signal);
		const seconds = (performance.now() - from) / 1000;
		if (arrivals.repeated > 0) throw new Error(`${follower.name}: ${arrivals.repeated} came twice`);
		return events / seconds;
	} finally {
		await stop();
		await place.close();
	}
}
