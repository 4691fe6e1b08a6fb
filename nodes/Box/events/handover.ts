import { createHash } from 'node:crypto';

import type { BoxEvent } from '../client/types';
import { Completion, type CompletionOptions } from './completion';
import { tryKey } from './confirmation';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import { eventId } from './eventId';
import type { Checkpoint, PendingBatch } from './handoverRecord';
import { InFlight } from './inFlight';
import { Starter, type Start, type StarterOptions } from './starter';
import { UnsavedEnds } from './unsavedEnds';
import { within } from './within';

/** An execution that ends n8n does so before. */
const LONGEST_ALONE_MS = 300_000;

export interface HandoverOptions<Item> extends StarterOptions<Item>, CompletionOptions {
	/** Every key starts with it. Keys must be unique in all of n8n, and no longer than 255 characters. */
	keyPrefix: string;
	/** Saves the cursor as it was kept last, by the key of an execution that n8n has. */
	save: (key: string) => void;
}

/** A batch that was started. */
interface Handed {
	first: Start;
	/** Resolves when it is over, or nothing happens for a while. */
	atRest: Promise<void>;
}

/**
 * Hands batches of events over to n8n.
 *
 * n8n saves the workflow's static data and starts the execution at the same time, so that after a
 * crash either may be missing. A batch is therefore saved as pending, with its key, until it has
 * certainly arrived; after a restart it is read again and handed over under the same key.
 */
export class Handover<Item> {
	private readonly starter: Starter<Item>;
	private readonly inFlight: InFlight;
	private readonly completion: Completion;

	constructor(
		private readonly cursor: Cursor,
		private readonly options: HandoverOptions<Item>,
	) {
		const unsaved = new UnsavedEnds({ ...options, save: (key) => this.save(key) });
		this.starter = new Starter(cursor, {
			...options,
			keep: (current) => {
				unsaved.clear();
				options.keep(current);
			},
		});
		this.inFlight = new InFlight(options);
		this.completion = new Completion(cursor, unsaved, options);
	}

	/** Hands over events of the page that is being read as one batch. Resolves when more may follow. */
	async deliver(events: readonly BoxEvent[]): Promise<void> {
		if (!(await this.waitToPlan(events)) || !(await this.waitForRoom(events))) return;
		this.start(this.plan(events), events);
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
		const handed = this.start(batch, first);
		if (planned.length > 0) await this.starter.saved(handed.first);
		for (const { batch: next, part } of planned) await this.repeat(next, part);
	}

	/** Hands over a batch that is pending: planned, or left over from when n8n stopped. */
	async repeat(batch: PendingBatch, events: readonly BoxEvent[]): Promise<void> {
		if (await this.waitForRoom(events)) this.start(batch, events);
	}

	/** The same while no other execution is in flight. Resolves when it has ended, or runs for long. */
	async repeatAlone(batch: PendingBatch, events: readonly BoxEvent[]): Promise<void> {
		await this.inFlight.noneRunning();
		if (this.options.signal.aborted) return;
		await within(LONGEST_ALONE_MS, this.start(batch, events).atRest, this.options);
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
		return this.cursor.addPending(this.waitsForEnd ? { ...batch, tries: 0 } : batch, from);
	}

	private get waitsForEnd(): boolean {
		return this.options.confirmation.when !== 'started';
	}

	private start(batch: PendingBatch, events: readonly BoxEvent[]): Handed {
		if (this.waitsForEnd) this.cursor.addFirstTry(batch);
		const first = this.attempt(batch, events);
		let markAtRest = () => {};
		const atRest = new Promise<void>((resolve) => (markAtRest = resolve));
		const again = async () => {
			return (await this.waitForRoom(events)) ? this.attempt(batch, events) : undefined;
		};
		const arrived = this.waitsForEnd
			? this.completion.see({ batch, first, again, onRest: markAtRest })
			: first.arrived.then((hasArrived) => {
					if (hasArrived) this.cursor.confirm(batch.key);
					markAtRest();
				});
		this.inFlight.track(events.length, arrived);
		return { first, atRest };
	}

	/** Starts an execution, under the key of the batch's latest try. */
	private attempt(batch: Batch, events: readonly BoxEvent[]): Start {
		const start = this.starter.start(tryKey(batch), events);
		this.inFlight.run(events.length, start.ended);
		return start;
	}

	private save(key: string): void {
		const { keep, save } = this.options;
		keep(this.cursor);
		save(key);
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
