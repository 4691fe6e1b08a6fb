import { createHash } from 'node:crypto';

import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import { Deliveries, type DeliveryOptions } from './deliveries';
import { eventId } from './eventId';
import type { Checkpoint, PendingBatch } from './handoverRecord';
import type { InFlight } from './inFlight';
import { within } from './within';

/** An execution that ends n8n does so before. */
const LONGEST_ALONE_MS = 300_000;

export interface HandoverOptions<Item> extends DeliveryOptions<Item> {
	/** Every key starts with it. Keys must be unique in all of n8n, and no longer than 255 characters. */
	keyPrefix: string;
}

/**
 * Hands batches of events over to n8n.
 *
 * n8n saves the workflow's static data and starts the execution at the same time, so that after a
 * crash either may be missing. A batch is therefore saved as pending, with its key, until it has
 * certainly arrived; after a restart it is read again and handed over under the same key.
 */
export class Handover<Item> {
	private readonly deliveries: Deliveries<Item>;
	private readonly inFlight: InFlight;

	constructor(
		private readonly cursor: Cursor,
		private readonly options: HandoverOptions<Item>,
	) {
		this.deliveries = new Deliveries(cursor, options);
		this.inFlight = this.deliveries.inFlight;
	}

	/** Hands over events of the page that is being read as one batch. Resolves when more may follow. */
	async deliver(events: readonly BoxEvent[]): Promise<void> {
		if (!(await this.waitToPlan(events)) || !(await this.waitForRoom(events))) return;
		this.deliveries.start(this.plan(events), events);
	}

	/**
	 * Hands over events that belong together, in batches of at most `size`.
	 *
	 * All batches are planned before the first one starts. n8n saves the plan with that start, and the
	 * others wait for it, so that the events are divided in the same way after a crash.
	 *
	 * @param from where the first of them was read, if not on this page
	 */
	async deliverDivided(
		events: readonly BoxEvent[],
		size: number,
		from?: Checkpoint,
	): Promise<void> {
		const [first, ...others] = inBatches(events, size);
		if (!first || !(await this.waitToPlan(events))) return;
		if (!(await this.waitForRoom(first))) return;
		const batch = this.plan(first, from);
		const planned = others.map((part) => ({ part, batch: this.plan(part, from) }));
		const delivery = this.deliveries.start(batch, first);
		if (planned.length > 0) await delivery.saved();
		for (const { batch: next, part } of planned) await this.repeat(next, part);
	}

	/** Hands over a batch that is pending: planned, or left over from when n8n stopped. */
	async repeat(batch: PendingBatch, events: readonly BoxEvent[]): Promise<void> {
		if (await this.waitForRoom(events)) this.deliveries.start(batch, events);
	}

	/** The same while no other execution is in flight. Resolves when it has ended, or runs for long. */
	async repeatAlone(batch: PendingBatch, events: readonly BoxEvent[]): Promise<void> {
		await this.inFlight.noneRunning();
		if (this.options.signal.aborted) return;
		const { atRest } = this.deliveries.start(batch, events);
		await within(LONGEST_ALONE_MS, atRest, this.options);
	}

	/** Resolves when everything has arrived in n8n. */
	async idle(): Promise<void> {
		await this.inFlight.idle();
	}

	private toBatch(events: readonly BoxEvent[]): Batch {
		const ids = events.map(eventId);
		const digest = createHash('sha256').update(JSON.stringify(ids)).digest('base64url');
		return { key: `${this.options.keyPrefix}:${digest}`, ids };
	}

	/** Records a batch as pending: from now on its events count as handed over. */
	private plan(events: readonly BoxEvent[], from?: Checkpoint): PendingBatch {
		const batch = this.toBatch(events);
		return this.cursor.addPending(
			this.deliveries.waitForEnd ? { ...batch, tries: 0 } : batch,
			from,
		);
	}

	/** Waits until these new events may be planned; `false` if it is aborted. */
	private async waitToPlan({ length }: readonly BoxEvent[]): Promise<boolean> {
		const { cursor, inFlight } = this;
		const { signal } = this.options;
		await inFlight.roomForNew(length);
		while (!signal.aborted && !cursor.hasRoom(length) && inFlight.isBusy) await inFlight.arrival();
		return !signal.aborted;
	}

	/** Waits until so many more may be in flight; `false` if it is aborted. */
	private async waitForRoom({ length }: readonly BoxEvent[]): Promise<boolean> {
		await this.inFlight.room(length);
		return !this.options.signal.aborted;
	}
}

/** Cuts a list into parts of at most `size`. */
function inBatches<T>(list: readonly T[], size: number): T[][] {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
