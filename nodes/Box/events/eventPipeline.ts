import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import { SecondBuffer } from './secondBuffer';
import { Handover, type HandoverOptions } from './handover';
import { readPending } from './replay';
import type { EventSource } from './stream';

export interface ProgressOptions<Item> extends HandoverOptions<Item> {
	/** How many events an execution is given at most. */
	batchSize: number;
	/** Whether what is read together is all there is for now, or more of the same second may follow. */
	isComplete: boolean;
}

/** How far a stream is read, and what of it is on its way to n8n. */
export class EventPipeline<Item> {
	private readonly handover: Handover<Item>;
	private readonly buffer: SecondBuffer;
	private isResumed = false;

	constructor(
		readonly cursor: Cursor,
		private readonly options: ProgressOptions<Item>,
	) {
		this.handover = new Handover(cursor, options);
		this.buffer = new SecondBuffer(cursor, {
			...options,
			deliver: async (events, place) =>
				await this.handover.deliverDivided(events, options.batchSize, place),
		});
	}

	/** Hands over again, once, what was on its way when n8n stopped. */
	async resume(source: Pick<EventSource, 'eventPage'>): Promise<void> {
		if (this.isResumed) return;
		for (const { batch, events } of await readPending(source, this.cursor)) {
			if (events.length > 0) await this.handover.repeat(batch, events);
			else this.cursor.confirm(batch.key);
		}
		this.isResumed = true;
	}

	/** Takes events of the page that is being read. Resolves when the next may follow. */
	async take(events: readonly BoxEvent[]): Promise<void> {
		const { batchSize, isComplete } = this.options;
		if (batchSize === 1) for (const event of events) await this.handover.deliver([event]);
		else if (isComplete) await this.handover.deliverDivided(events, batchSize);
		else await this.buffer.add(events);
	}

	/** Resolves when nothing is on its way to n8n. */
	async idle(): Promise<void> {
		await this.handover.idle();
	}

	/** Resolves when all that was taken is handed over. */
	async settle(): Promise<void> {
		await this.buffer.flush();
		await this.idle();
	}
}
