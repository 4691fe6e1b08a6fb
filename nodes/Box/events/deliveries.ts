import type { BoxEvent } from '../client/types';
import { Completion, type CompletionOptions } from './completion';
import { tryKey } from './confirmation';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import type { PendingBatch } from './handoverRecord';
import { InFlight } from './inFlight';
import { Starter, type Start, type StarterOptions } from './starter';
import { UnsavedEnds } from './unsavedEnds';

export interface DeliveryOptions<Item> extends StarterOptions<Item>, CompletionOptions {
	/** Saves the cursor as it was kept last, by the key of an execution that n8n has. */
	save: (key: string) => void;
}

/** A pending batch that was started. None of the promises rejects. */
export interface Delivery {
	/** Resolves when the cursor, as it was kept for the first try, has certainly been saved. */
	saved: () => Promise<void>;
	/** Resolves when it is over, or nothing happens for a while. */
	atRest: Promise<void>;
}

/** Starts the executions of pending batches, and sees each of them through. */
export class Deliveries<Item> {
	readonly inFlight: InFlight;
	private readonly starter: Starter<Item>;
	private readonly completion: Completion;

	constructor(
		private readonly cursor: Cursor,
		private readonly options: DeliveryOptions<Item>,
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

	/** Whether a batch is pending until its execution has ended. */
	get waitForEnd(): boolean {
		return this.options.confirmation.when !== 'started';
	}

	/** Starts a batch. There must be room for it. */
	start(batch: PendingBatch, events: readonly BoxEvent[]): Delivery {
		if (this.waitForEnd) this.cursor.addFirstTry(batch);
		const first = this.attempt(batch, events);
		let markAtRest = () => {};
		const atRest = new Promise<void>((resolve) => (markAtRest = resolve));
		const again = async () => {
			await this.inFlight.room(events.length);
			return this.options.signal.aborted ? undefined : this.attempt(batch, events);
		};
		const arrived = this.waitForEnd
			? this.completion.see({ batch, first, again, onRest: markAtRest })
			: this.confirmStarted(batch, first).then(markAtRest);
		this.inFlight.track(events.length, arrived);
		return { saved: async () => await this.starter.saved(first), atRest };
	}

	private async confirmStarted(batch: Batch, { arrived }: Start): Promise<void> {
		if (await arrived) this.cursor.confirm(batch.key);
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
}
