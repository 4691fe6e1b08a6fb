import type { BoxClient } from '../client/boxClient';
import { invalidAnswer } from '../client/calls/jsonCall';
import type { Timing } from '../client/http/timing';
import type { BoxEvent, RealtimeServer } from '../client/types';
import { Backoff } from './backoff';
import type { Cursor } from './cursor';
import { MOST_STALE_PAGES, pageQuery } from './pageQuery';
import { pause } from './pause';
import { BEGINNING, following, type Position } from './position';

/** The part of Box that an event stream needs. It sets the pace: see `pacedSource`. */
export type EventSource = Pick<BoxClient, 'eventPage' | 'realtimeServers' | 'longPoll'>;

export interface StreamOptions {
	/** Ends the stream, and cuts the connection that is being held. */
	signal: AbortSignal;
	timing: Timing;
	/** Told of each fault before the stream waits and goes on. */
	onFault?: (error: unknown, part: StreamPart) => void;
	/** Told whenever Box answered: with events, or at the end of a long poll. */
	onAnswer?: (part: StreamPart) => void;
	/** Faults that waiting does not mend: these end the stream with the error. */
	isLasting?: (error: unknown) => boolean;
	/** Milliseconds between two looks at the stream, instead of a long poll. */
	interval?: number;
	/** Box's own filter, which only the enterprise's streams have. */
	eventTypes?: readonly string[];
	/** Resolves when all that was yielded is handed over; awaited before the past is left behind. */
	settled?: () => Promise<void>;
}

/** Either may be in trouble while the other one works: Box's API, or its realtime servers. */
export type StreamPart = 'events' | 'realtime';

/** All events of a user: https://developer.box.com/reference/get-events/#param-stream_type */
export const USER_STREAM = 'all';

/** All events of the user's enterprise, as they happen. */
export const ENTERPRISE_STREAM = 'admin_logs_streaming';

/**
 * Events of the past show up in it a minute or more after they happened, some out of order, so it
 * is read for this long after the reading began. What the live stream has of them is known then.
 */
const PAST_IS_LATE_MS = 120_000;
const PAST_INTERVAL_MS = 15_000;

/** For how long one realtime server after the other is tried before the stream is read again. */
const LONGEST_SEARCH_MS = 60_000;

/**
 * The events of a stream as they happen, in pages of those not seen before, for ever.
 *
 * The page that is yielded counts as dealt with when the next one is asked for: while the consumer
 * is busy nothing more is read. Faults never end the stream, except those that `isLasting` names.
 *
 * https://developer.box.com/guides/events/user-events/polling/
 * https://developer.box.com/guides/events/enterprise-events/for-enterprise/
 */
export async function* eventPages(
	source: EventSource,
	cursor: Cursor,
	options: StreamOptions,
): AsyncGenerator<BoxEvent[], void, void> {
	const { signal, timing, onFault, isLasting } = options;
	const stream = new EventStream(source, cursor, options);
	const backoff = new Backoff(timing);
	while (!signal.aborted) {
		let fault: { error: unknown } | undefined;
		try {
			// What happened while nobody was listening comes first.
			if (cursor.past) yield* stream.readPast();
			yield* stream.drain();
			yield* stream.listen(() => backoff.reset());
		} catch (error) {
			fault = { error };
		}
		if (signal.aborted) return;
		if (!fault) continue;
		const { error } = fault;
		if (error instanceof RealtimeFault) onFault?.(error.cause, 'realtime');
		else if (isLasting?.(error)) throw error;
		else onFault?.(error, 'events');
		await pause(timing, backoff.next(), signal);
	}
}

/** The position after the newest event: https://developer.box.com/reference/get-events/#param-stream_position */
export async function currentPosition(
	source: Pick<EventSource, 'eventPage'>,
	streamType: string,
	eventTypes?: string[],
): Promise<Position> {
	const page = await source.eventPage({ streamType, streamPosition: 'now', eventTypes });
	const position = page.nextStreamPosition;
	if (BigInt(position) > 0n) return position;
	// "From the oldest event on": that is now only if there is none.
	const oldest = await source.eventPage({ streamType, streamPosition: BEGINNING, limit: 1 });
	if (oldest.entries.length === 0) return BEGINNING;
	const what = 'does not tell where the event stream is now';
	throw invalidAnswer({ method: 'GET', path: '/events' }, 200, what);
}

/**
 * No realtime server, or a long poll that failed. Box does not say what its realtime servers answer
 * when one has had enough of a channel, so whatever it is, asking for another server is the way on.
 */
class RealtimeFault extends Error {
	constructor(cause: unknown) {
		super('No long poll', { cause });
	}
}

class EventStream {
	private readonly since: number;
	/** Realtime servers that have failed, by their origin: others come first. */
	private readonly failed = new Set<string>();

	constructor(
		private readonly source: EventSource,
		private readonly cursor: Cursor,
		private readonly options: StreamOptions,
	) {
		this.since = options.timing.now();
	}

	/**
	 * Reads on until Box has no more. A page shorter than asked for does not mean that; an empty
	 * one, one that leads nowhere, or (Box repeats itself there) a user's of known events only does;
	 * and so do many of those in a row in any stream.
	 */
	async *drain(): AsyncGenerator<BoxEvent[], void, void> {
		const patience = this.isOfUser ? 1 : MOST_STALE_PAGES;
		for (let stale = 0; stale < patience;) {
			const asked = this.cursor.position;
			const page = await this.source.eventPage({
				...pageQuery(this.cursor, asked),
				eventTypes: this.options.eventTypes?.slice(),
			});
			this.options.onAnswer?.('events');
			const next = following(asked, page.nextStreamPosition);
			const events = this.cursor.unseen(page.entries);
			if (events.length > 0) {
				yield events;
				// The consumer may have been stopped in the middle of the page.
				this.options.signal.throwIfAborted();
			}
			this.cursor.pass(page.entries, next);
			if (page.entries.length === 0 || next === asked) return;
			// The enterprise's streams lead on: after a restart whole pages may be known.
			stale = events.length > 0 ? 0 : stale + 1;
		}
	}

	/** Reads the past until whatever is late is in it, and goes over to the live stream. */
	async *readPast(): AsyncGenerator<BoxEvent[], void, void> {
		const { timing, signal, settled } = this.options;
		for (;;) {
			yield* this.drain();
			if (timing.now() - this.since >= PAST_IS_LATE_MS) break;
			await timing.sleep(PAST_INTERVAL_MS, signal);
		}
		await settled?.();
		signal.throwIfAborted();
		this.cursor.endPast();
	}

	/** Drains at each change, for as long as a server or the interval serves. */
	async *listen(onHeld: () => void): AsyncGenerator<BoxEvent[], void, void> {
		const { interval } = this.options;
		if (interval === undefined) return yield* this.wait(onHeld);
		for (;;) {
			onHeld();
			await this.options.timing.sleep(interval, this.options.signal);
			yield* this.drain();
		}
	}

	/** Waits at one of Box's realtime servers, and drains at each change, until it sends away. */
	private async *wait(onHeld: () => void): AsyncGenerator<BoxEvent[], void, void> {
		const joined = await this.join(await this.servers());
		const { server } = joined;
		let { message } = joined;
		for (let polls = 1; ; polls++) {
			onHeld();
			// `reconnect`, or a word Box has not documented: ask for a server again.
			if (message !== 'new_change') return;
			yield* this.drain();
			if (polls >= server.maxRetries) return;
			message = await this.poll(server);
		}
	}

	private async servers(): Promise<RealtimeServer[]> {
		const answer = this.source.realtimeServers(this.streamType);
		return await answer.catch((error: unknown) => {
			throw this.options.isLasting?.(error) ? error : new RealtimeFault(error);
		});
	}

	/** The first poll, at the first server that answers it. Those that failed before come last. */
	private async join(
		servers: readonly RealtimeServer[],
	): Promise<{ server: RealtimeServer; message: string }> {
		const hasFailed = (server: RealtimeServer) => Number(this.failed.has(originOf(server)));
		const inOrder = [...servers].sort((one, other) => hasFailed(one) - hasFailed(other));
		const begun = this.options.timing.now();
		let fault: unknown;
		for (const server of inOrder) {
			try {
				return { server, message: await this.poll(server) };
			} catch (error) {
				this.options.signal.throwIfAborted();
				fault = error;
			}
			// The stream is read in between, however many servers are silent.
			if (this.options.timing.now() - begun >= LONGEST_SEARCH_MS) throw fault;
		}
		this.failed.clear();
		throw fault;
	}

	private async poll(server: RealtimeServer): Promise<string> {
		const answer = this.source.longPoll(server, this.cursor.position);
		const message = await answer.catch((error: unknown) => {
			this.failed.add(originOf(server));
			throw new RealtimeFault(error);
		});
		this.options.onAnswer?.('realtime');
		return message;
	}

	private get streamType(): string {
		return this.cursor.identity.stream;
	}

	private get isOfUser(): boolean {
		return this.streamType === USER_STREAM;
	}
}

function originOf({ url }: RealtimeServer): string {
	return new URL(url).origin;
}
