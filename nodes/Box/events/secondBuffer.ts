import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import type { Checkpoint } from './handoverRecord';
import { pause } from './pause';

/** The unit of Box's times. */
const SECOND_MS = 1_000;

/** Box sends the events of a second in no strict order, and not all of them at once. */
const LATE_MS = 1_000;

/** Events older than this have all been sent, however the clocks of Box and this machine differ. */
const LONG_AGO_MS = 60_000;

/** More events of a second are not kept in memory. */
const MOST_EVENTS = 500;

interface Group {
	events: BoxEvent[];
	/** Where its first event was read. */
	from: Checkpoint;
	/** Aborted when the group is handed over. */
	closed: AbortController;
}

export interface SecondBufferOptions {
	/** Hands over the events of a second. Resolves when more may follow, and never rejects. */
	deliver: (events: readonly BoxEvent[], from: Checkpoint) => Promise<void>;
	timing: Timing;
	signal: AbortSignal;
}

/**
 * Groups events by the second in which they happened in Box, and hands a group over when it is
 * complete. Older events are grouped as they were read.
 *
 * Two processes that follow the same stream for a while (n8n changes its leader) read it at
 * different moments. Still their groups, and so the keys of their batches, are the same.
 */
export class SecondBuffer {
	/** By the second in which their events happened. */
	private readonly groups = new Map<number, Group>();
	private handingOver = Promise.resolve();

	constructor(
		private readonly cursor: Cursor,
		private readonly options: SecondBufferOptions,
	) {}

	/** Takes events of the page that is being read. Resolves when the next page may follow. */
	async add(events: readonly BoxEvent[]): Promise<void> {
		await this.handingOver;
		const isOld = isBefore(this.options.timing.date() - LONG_AGO_MS);
		const old = events.filter(isOld);
		if (old.length > 0) await this.handOver(old, this.cursor.retain());
		for (const event of events) if (!isOld(event)) await this.keep(event);
		const newest = Math.max(...this.groups.keys());
		for (const [second, group] of this.groups) {
			if (newest >= second + SECOND_MS + LATE_MS) await this.close(second, group);
		}
	}

	/** Hands over all groups, complete or not. */
	async flush(): Promise<void> {
		for (const [second, group] of this.groups) await this.close(second, group);
		await this.handingOver;
	}

	private async keep(event: BoxEvent): Promise<void> {
		const second = Math.floor(timeOf(event) / SECOND_MS) * SECOND_MS;
		const group = this.groups.get(second) ?? this.open(second);
		group.events.push(event);
		if (group.events.length >= MOST_EVENTS) await this.close(second, group);
	}

	private open(second: number): Group {
		const group = { events: [], from: this.cursor.retain(), closed: new AbortController() };
		this.groups.set(second, group);
		void this.closeInTime(second, group);
		return group;
	}

	private async closeInTime(second: number, group: Group): Promise<void> {
		const { timing, signal } = this.options;
		const either = linkedSignal(signal, group.closed.signal);
		await pause(timing, SECOND_MS + LATE_MS, either);
		if (!either.aborted) await this.close(second, group);
	}

	private async close(second: number, { events, from, closed }: Group): Promise<void> {
		this.groups.delete(second);
		closed.abort();
		await this.handOver(events, from);
	}

	/** One group after the other. */
	private async handOver(events: readonly BoxEvent[], from: Checkpoint): Promise<void> {
		this.handingOver = this.handingOver.then(async () => {
			await this.options.deliver(events, from);
			this.cursor.release(from);
		});
		await this.handingOver;
	}
}

function isBefore(time: number): (event: BoxEvent) => boolean {
	return (event) => timeOf(event) < time;
}

/** In milliseconds since 1970; 0 for an event without a usable time. */
function timeOf({ created_at: createdAt }: BoxEvent): number {
	return Date.parse(createdAt ?? '') || 0;
}
