import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import type { Cursor, Place } from './cursor';
import { pause } from './pause';

/** The unit of Box's times. */
const SECOND_MS = 1_000;

/** Box tells what happened within a second in no strict order, and not all of it at once. */
const LATE_MS = 1_000;

/** Of what is older all was told, whatever the clocks of Box and of this machine are. */
const LONG_AGO_MS = 60_000;

/** More than this is not kept in memory of a second. */
const MOST_EVENTS = 500;

interface Burst {
	events: BoxEvent[];
	/** Where its first event was read. */
	place: Place;
	/** Aborted when it is handed over. */
	over: AbortController;
}

export interface GatheringOptions {
	/** Hands the events of a burst over. Resolves when more may follow, and never rejects. */
	deliver: (events: readonly BoxEvent[], place: Place) => Promise<void>;
	timing: Timing;
	signal: AbortSignal;
}

/**
 * Gathers what happened in Box within the same second, until all of it is there. What is older comes
 * together as it was read.
 *
 * Two processes that follow the same stream for a while (n8n changes its leader) read it at
 * different moments. What they divide is the same all the same, and so are its keys.
 */
export class SecondBuffer {
	/** By the second they happened in. */
	private readonly bursts = new Map<number, Burst>();
	private handingOver = Promise.resolve();

	constructor(
		private readonly cursor: Cursor,
		private readonly options: GatheringOptions,
	) {}

	/** Takes events of the page that is being read. Resolves when the next may follow. */
	async add(events: readonly BoxEvent[]): Promise<void> {
		await this.handingOver;
		const isOld = isBefore(Date.now() - LONG_AGO_MS);
		const old = events.filter(isOld);
		if (old.length > 0) await this.handOver(old, this.cursor.hold());
		for (const event of events) if (!isOld(event)) await this.keep(event);
		const newest = Math.max(...this.bursts.keys());
		for (const [second, burst] of this.bursts) {
			if (newest >= second + SECOND_MS + LATE_MS) await this.close(second, burst);
		}
	}

	/** Hands over what was gathered so far. */
	async flush(): Promise<void> {
		for (const [second, burst] of this.bursts) await this.close(second, burst);
		await this.handingOver;
	}

	private async keep(event: BoxEvent): Promise<void> {
		const second = Math.floor(timeOf(event) / SECOND_MS) * SECOND_MS;
		const burst = this.bursts.get(second) ?? this.open(second);
		burst.events.push(event);
		if (burst.events.length >= MOST_EVENTS) await this.close(second, burst);
	}

	private open(second: number): Burst {
		const over = new AbortController();
		const burst = { events: [], place: this.cursor.hold(), over };
		this.bursts.set(second, burst);
		void this.closeInTime(second, burst);
		return burst;
	}

	private async closeInTime(second: number, burst: Burst): Promise<void> {
		const { timing, signal } = this.options;
		const either = linkedSignal(signal, burst.over.signal);
		await pause(timing, SECOND_MS + LATE_MS, either);
		if (!either.aborted) await this.close(second, burst);
	}

	private async close(second: number, { events, place, over }: Burst): Promise<void> {
		this.bursts.delete(second);
		over.abort();
		await this.handOver(events, place);
	}

	/** One after the other. */
	private async handOver(events: readonly BoxEvent[], place: Place): Promise<void> {
		this.handingOver = this.handingOver.then(async () => {
			await this.options.deliver(events, place);
			this.cursor.letGo(place);
		});
		await this.handingOver;
	}
}

function isBefore(time: number): (event: BoxEvent) => boolean {
	return (event) => timeOf(event) < time;
}

/** In milliseconds; of an event without a usable time one that is long ago. */
function timeOf({ created_at: createdAt }: BoxEvent): number {
	return Date.parse(createdAt ?? '') || 0;
}
