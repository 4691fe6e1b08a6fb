import type { BoxEvent } from '../client/types';
import type { Cursor } from './cursor';
import type { EventSource } from './eventSource';
import { pageQuery } from './pageQuery';
import { RealtimeChannel, type RealtimeOptions } from './realtime';
import { mostStalePages, streamPages } from './streamPages';

export interface StreamOptions extends RealtimeOptions {
	/** Milliseconds between two reads of the stream, instead of a long poll. */
	interval?: number;
	/** Those that Box is asked for, if it filters the stream; left out for all. */
	eventTypes?: Iterable<string>;
	/** Resolves when everything that was yielded is handed over; awaited before the past ends. */
	settled?: () => Promise<void>;
}

/**
 * Events show up in the enterprise's past a minute or more after they happened, and some out of
 * order. So it is read for this long after the start; the live stream has all later ones.
 */
const PAST_IS_LATE_MS = 120_000;
const PAST_INTERVAL_MS = 15_000;

/** Reads a stream on from its cursor, in pages of events not seen before. */
export class StreamReader {
	private readonly startedAt: number;
	private readonly channel: RealtimeChannel;

	constructor(
		private readonly source: EventSource,
		private readonly cursor: Cursor,
		private readonly options: StreamOptions,
	) {
		this.startedAt = options.timing.now();
		this.channel = new RealtimeChannel(source, cursor, options);
	}

	/** Reads on until Box has no more. */
	async *drain(): AsyncGenerator<BoxEvent[], void, void> {
		const { cursor, source } = this;
		const { eventTypes, onAnswer, signal } = this.options;
		const pages = streamPages(
			async (position) => {
				const page = await source.eventPage(pageQuery(cursor, position, eventTypes));
				onAnswer?.('events');
				return page;
			},
			cursor,
			mostStalePages(cursor.identity.stream),
		);
		for await (const { events } of pages) {
			if (events.length === 0) continue;
			yield events;
			// The consumer may have been stopped in the middle of the page.
			signal.throwIfAborted();
		}
	}

	/** Reads the past until late events are in it too, and goes on to the live stream. */
	async *readPast(): AsyncGenerator<BoxEvent[], void, void> {
		const { timing, signal, settled } = this.options;
		for (;;) {
			yield* this.drain();
			if (timing.now() - this.startedAt >= PAST_IS_LATE_MS) break;
			await timing.sleep(PAST_INTERVAL_MS, signal);
		}
		await settled?.();
		signal.throwIfAborted();
		this.cursor.endPast();
	}

	/**
	 * Reads on at each change, or at each interval. Ends when another realtime server is to be asked
	 * for.
	 *
	 * @param onSuccess called at each sign that Box works
	 */
	async *listen(onSuccess: () => void): AsyncGenerator<BoxEvent[], void, void> {
		const { interval, timing, signal } = this.options;
		if (interval === undefined) {
			for await (const _change of this.channel.changes(onSuccess)) yield* this.drain();
			return;
		}
		for (;;) {
			onSuccess();
			await timing.sleep(interval, signal);
			yield* this.drain();
		}
	}
}
