import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { isSuspect } from './confirmation';
import type { Cursor } from './cursor';
import type { PageSource } from './eventSource';
import { Handover, type HandoverOptions } from './handover';
import { readPending } from './replay';
import { SecondBuffer, type SecondBufferOptions } from './secondBuffer';

export interface EventPipelineOptions<Item>
	extends HandoverOptions<Item>, Omit<SecondBufferOptions, 'deliver'> {
	timing: Timing;
	/** How many events an execution gets at most. */
	batchSize: number;
	/** Whether the events of a page are all there are for now: no more of the same second follow. */
	isComplete: boolean;
}

/** Takes the events of a stream to n8n, and keeps track of how far they got. */
export class EventPipeline<Item> {
	private readonly handover: Handover<Item>;
	private readonly buffer: SecondBuffer;
	private isResumed = false;

	constructor(
		readonly cursor: Cursor,
		private readonly options: EventPipelineOptions<Item>,
	) {
		this.handover = new Handover(cursor, options);
		this.buffer = new SecondBuffer(cursor, {
			...options,
			deliver: async (events, from) =>
				await this.handover.deliverDivided(events, options.batchSize, from),
		});
	}

	/** Hands over again, once, what was in flight when n8n stopped. */
	async resume(source: PageSource): Promise<void> {
		if (this.isResumed) return;
		const pending = await readPending(source, this.cursor);
		for (const { batch, events } of pending) {
			if (events.length === 0) this.cursor.confirm(batch.key);
			else if (!isSuspect(batch)) await this.handover.repeat(batch, events);
		}
		// If one of them ends n8n again, the others have not been in flight.
		for (const { batch, events } of pending) {
			if (events.length > 0 && isSuspect(batch)) await this.handover.repeatAlone(batch, events);
		}
		this.isResumed = true;
	}

	/** Takes events of the page that is being read. Resolves when the next page may follow. */
	async take(events: readonly BoxEvent[]): Promise<void> {
		const { batchSize, isComplete } = this.options;
		if (batchSize === 1) for (const event of events) await this.handover.deliver([event]);
		else if (isComplete) await this.handover.deliverDivided(events, batchSize);
		else await this.buffer.add(events);
	}

	/** Resolves when nothing is in flight. */
	async idle(): Promise<void> {
		await this.handover.idle();
	}

	/** Resolves when everything that was taken has arrived in n8n. */
	async settle(): Promise<void> {
		await this.buffer.flush();
		await this.idle();
	}
}
