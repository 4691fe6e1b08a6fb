import type { Timing } from '../client/http/timing';
import type { BoxEvent, EventPage } from '../client/types';
import type { Cursor } from './cursor';
import type { StreamPart } from './eventSource';
import { FIRST_MOMENT, type Moment } from './moment';
import { pageQuery } from './pageQuery';
import { mostStalePages, streamPages } from './streamPages';
import type { StreamSource } from './streamSource';

export interface StreamOptions {
	/** Ends the stream. */
	signal: AbortSignal;
	timing: Timing;
	/** Milliseconds between two reads of the stream, instead of a long poll. */
	interval?: number;
	/** Those that Box is asked for, if it filters the stream; left out for all. */
	eventTypes?: Iterable<string>;
	/** Called at each fault, before the stream waits and goes on. */
	onFault?: (error: unknown, part: StreamPart) => void;
	/** Called whenever Box answered with events. */
	onAnswer?: (part: StreamPart) => void;
	/** Faults that waiting does not fix: these end the stream with the error. */
	isPermanent?: (error: unknown) => boolean;
	/** Resolves when everything that was yielded is handed over; awaited before the past ends. */
	settled?: () => Promise<void>;
}

/**
 * Events show up in the enterprise's past a minute or more after they happened, and some out of
 * order. So it is read for this long after the start; the live stream has all later ones.
 */
const PAST_IS_LATE_MS = 120_000;
const PAST_INTERVAL_MS = 15_000;

/** Box's usual page: https://developer.box.com/reference/get-events/#param-limit */
const USUAL_PAGE = 100;

/** Reads a stream on from its cursor, in pages of events not seen before. */
export class StreamReader {
	private readonly startedAt: number;
	/** When the last page was asked for. */
	private began: Moment = FIRST_MOMENT;

	constructor(
		private readonly source: StreamSource,
		private readonly cursor: Cursor,
		private readonly options: StreamOptions,
	) {
		this.startedAt = options.timing.now();
	}

	/**
	 * Reads on until Box has no more.
	 *
	 * @param since a page without news must have been asked for no earlier
	 */
	async *drain(since = this.source.since): AsyncGenerator<BoxEvent[], void, void> {
		const { cursor, source } = this;
		const { eventTypes, interval, onAnswer, signal } = this.options;
		const read = async (position: string): Promise<EventPage> => {
			const page = await source.read(pageQuery(cursor, position, eventTypes), since);
			this.began = page.began;
			onAnswer?.('events');
			return page;
		};
		const pages = streamPages(read, cursor, {
			mostStale: mostStalePages(cursor.identity.stream),
			isLast: interval === undefined ? isHardlyFilled : undefined,
		});
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
	 * Reads on at each change, or at each interval, without end.
	 *
	 * @param onSuccess called each time when everything is read
	 */
	async *listen(onSuccess: () => void): AsyncGenerator<BoxEvent[], void, void> {
		const { cursor, source } = this;
		const { interval } = this.options;
		for (;;) {
			onSuccess();
			const { position } = cursor;
			const since =
				interval === undefined
					? await source.changed({ position, began: this.began })
					: await source.passed(interval);
			yield* this.drain(since);
		}
	}
}

/**
 * Whether a page is the last one, as far as its size says. Box may send less than it has, so this is
 * not certain. But the long poll that follows waits at the position after the page: Box answers it at
 * once if there is more.
 */
function isHardlyFilled({ entries }: EventPage): boolean {
	return entries.length < USUAL_PAGE;
}
