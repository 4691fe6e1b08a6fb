import { createHash } from 'node:crypto';

import type { Timing } from '../client/timing';
import type { BoxEvent } from '../client/types';
import { Backoff } from './backoff';
import type { Batch, Cursor } from './cursor';
import { eventId } from './eventId';
import { pause } from './stream';

/**
 * Starts an execution. Resolves when it has ended, or with `undefined` at once where an execution
 * with the key exists already; rejects where it could not be started.
 */
export type StartExecution<Item> = (items: readonly Item[], key: string) => Promise<unknown>;

export interface HandoverOptions<Item> {
	/** Makes of the events what the execution is given. It may take its time, fail, and be repeated. */
	prepare: (events: readonly BoxEvent[]) => readonly Item[] | Promise<readonly Item[]>;
	start: StartExecution<Item>;
	/** Keeps the cursor, to be saved with the next start of an execution. */
	keep: (cursor: Cursor) => void;
	/** Told when an execution could not be started, before it is tried again. */
	onFault?: (error: unknown) => void;
	/** Begins every key. Keys must be unique in all of n8n, and no longer than 255 characters. */
	keyPrefix: string;
	timing: Timing;
	signal: AbortSignal;
}

/** A batch on its way to n8n. */
interface Arrival {
	over: Promise<void>;
}

/** More than this is not under way at a time; until there is room the stream is not read on. */
const MOST_BATCHES = 10;
const MOST_EVENTS = 1000;

/**
 * n8n says when an execution ends, not when it starts; but one that cannot be started is reported
 * at once. So whatever was not reported for this long has started.
 */
const SURELY_STARTED_MS = 30_000;

/** The save is sent off before the execution is; it is one small statement. */
const SURELY_SAVED_MS = 1_000;

/**
 * Hands batches of events over to n8n.
 *
 * n8n saves the workflow's static data and starts the execution side by side, so that after a
 * crash either may be missing. A batch is therefore kept as pending together with its key until it
 * has surely arrived; after a restart it is read again and handed over under the same key.
 */
export class Handover<Item> {
	/** With the number of events of each. */
	private readonly underWay = new Map<Arrival, number>();

	constructor(
		private readonly cursor: Cursor,
		private readonly options: HandoverOptions<Item>,
	) {}

	/** Hands over events of the page that is being read. Resolves when the next may follow. */
	async deliver(events: readonly BoxEvent[]): Promise<void> {
		await this.room(events.length);
		if (this.options.signal.aborted) return;
		void this.start(this.plan(events), events);
	}

	/**
	 * Hands over the events of a page in batches of at most `size`.
	 *
	 * A batch may start only when what is in it has been saved, or more events on the page would
	 * make another batch of it after a crash. n8n saves at the start of an execution alone; so the
	 * first event has one of its own, whose key follows from the event, and how the others are
	 * divided is saved with it.
	 */
	async deliverPage(events: readonly BoxEvent[], size: number): Promise<void> {
		const [first, ...others] = events;
		if (!first) return;
		if (size === 1) {
			for (const event of events) await this.deliver([event]);
			return;
		}
		await this.room(1);
		if (this.options.signal.aborted) return;
		const alone = this.plan([first]);
		const parts = inBatches(others, size).map((part) => ({ part, batch: this.plan(part) }));
		const starting = this.start(alone, [first]);
		if (parts.length > 0) await this.saved(await starting);
		for (const { batch, part } of parts) await this.repeat(batch, part);
	}

	/** Hands over a batch that is pending: planned, or left over from when n8n stopped. */
	async repeat(batch: Batch, events: readonly BoxEvent[]): Promise<void> {
		await this.room(events.length);
		if (!this.options.signal.aborted) void this.start(batch, events);
	}

	/** Resolves when nothing is under way. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.arrivals());
	}

	private toBatch(events: readonly BoxEvent[]): Batch {
		const ids = events.map(eventId);
		const digest = createHash('sha256').update(JSON.stringify(ids)).digest('base64url');
		return { key: `${this.options.keyPrefix}:${digest}`, ids };
	}

	/** From now on the events count as handed over: they are, or they are pending. */
	private plan(events: readonly BoxEvent[]): Batch {
		const batch = this.toBatch(events);
		this.cursor.begin(batch);
		return batch;
	}

	/** Resolves when n8n has been asked to start the execution. */
	private async start(batch: Batch, events: readonly BoxEvent[]): Promise<Arrival> {
		return await new Promise((resolve) => {
			const arrival: Arrival = { over: Promise.resolve() };
			arrival.over = this.arrive(batch, events, () => resolve(arrival)).finally(() => {
				this.underWay.delete(arrival);
				resolve(arrival);
			});
			this.underWay.set(arrival, events.length);
		});
	}

	/** Resolves when what was kept at the start of an execution has surely been saved. */
	private async saved({ over }: Arrival): Promise<void> {
		const { signal, timing } = this.options;
		const early = new AbortController();
		const wait = pause(timing, SURELY_SAVED_MS, AbortSignal.any([signal, early.signal]));
		await Promise.race([over, wait]);
		early.abort();
	}

	private async arrive(
		batch: Batch,
		events: readonly BoxEvent[],
		onStart: () => void,
	): Promise<void> {
		const { signal, timing, onFault, keep, prepare } = this.options;
		const backoff = new Backoff(timing);
		while (!signal.aborted) {
			try {
				const prepared = prepare(events);
				// Without a wait where there is none: batches start in the order of their events.
				const items = prepared instanceof Promise ? await prepared : prepared;
				if (signal.aborted) return;
				const over = this.startOnce(batch, items);
				onStart();
				await over;
				this.cursor.confirm(batch.key);
				keep(this.cursor);
				return;
			} catch (error) {
				if (signal.aborted) return;
				onFault?.(error);
				await pause(timing, backoff.next(), signal);
			}
		}
	}

	/** Resolves when the execution has ended, or has surely started. */
	private async startOnce(batch: Batch, items: readonly Item[]): Promise<void> {
		const { start, keep, timing, signal } = this.options;
		keep(this.cursor);
		const over = new AbortController();
		const surelyStarted = timing.sleep(SURELY_STARTED_MS, AbortSignal.any([signal, over.signal]));
		try {
			await Promise.race([endOf(start(items, batch.key)), surelyStarted]);
		} finally {
			surelyStarted.catch(() => {});
			over.abort();
		}
	}

	private async room(events: number): Promise<void> {
		while (!this.options.signal.aborted && this.isFull(events)) await Promise.race(this.arrivals());
	}

	private arrivals(): Promise<void>[] {
		return [...this.underWay.keys()].map(({ over }) => over);
	}

	private isFull(events: number): boolean {
		const { size } = this.underWay;
		const waiting = [...this.underWay.values()].reduce((sum, each) => sum + each, 0);
		return size > 0 && (size >= MOST_BATCHES || waiting + events > MOST_EVENTS);
	}
}

/** Cuts a list into parts of at most `size`. */
export function inBatches<T>(list: readonly T[], size: number): T[][] {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** An execution that was started and then cancelled, or over before it was watched, was handed over. */
async function endOf(execution: Promise<unknown>): Promise<void> {
	await execution.catch((error: unknown) => {
		if (!hasStarted(error)) throw error;
	});
}

/** By name: a linked package resolves its own copy of n8n's classes. */
function hasStarted(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return /Cancelled|ExecutionNotFound/.test(`${error.name} ${error.constructor.name}`);
}
